import { expect, test } from 'vitest'
import { installAdvice, packageAdvice } from './package-advice.ts'

const choices = { allowPackages: ['sympy>=1.12'], packagesFolder: null, python: null }

test('the flag to give holds what was allowed before', () => {
  expect(packageAdvice(choices)(['nltk', 'sympy'])).toContain('`--allow_packages sympy>=1.12,nltk` loads')
  expect(packageAdvice({ ...choices, allowPackages: [] })(['a', 'b'])).toContain(
    '`--allow_packages a,b` loads',
  )
})

test('what was allowed and is missing all the same, is native, or in no index, needs a Python', () => {
  for (const packages of [['Sympy'], [], ['nltk', 'torch']]) {
    const advice = packageAdvice(choices)(packages)
    expect(advice).not.toContain('--allow_packages')
    expect(advice).toContain('`--python PATH`')
  }
})

test('a Python of the user lacks a package: the line that installs it', () => {
  expect(installAdvice('/x/python')(['a', 'b'])).toContain('`/x/python -m pip install a b`')
  expect(installAdvice('/x/python')([])).toBe('')
})
