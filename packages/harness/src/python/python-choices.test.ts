import { expect, test } from 'vitest'
import { pythonChoices } from './python-choices.ts'

test('packages are separated by commas, their versions too', () => {
  const choices = pythonChoices({ allow_packages: ['nltk, sympy>=1.12,<2', 'a[b,c]==1,', 'd'] })
  expect(choices.allowPackages).toEqual(['nltk', 'sympy>=1.12,<2', 'a[b,c]==1', 'd'])
  expect(pythonChoices({})).toEqual({ allowPackages: [], packagesFolder: null, python: null })
})
