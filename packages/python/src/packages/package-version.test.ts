import { expect, test } from 'vitest'
import { compareVersions, parseVersion } from './package-version.ts'
import { markerHolds } from './environment-marker.ts'
import { meets, parseSpecifiers } from './version-specifier.ts'

// Expected values: packaging 26.3 on CPython 3.11.

function version(text: string) {
  const found = parseVersion(text)
  if (found === undefined) throw new Error(`${text} is no version`)
  return found
}

test('versions are sorted as Python sorts them', () => {
  const texts =
    '1.0 1.0.0 1.0a1 1.0b2 1.0rc1 1.0.dev3 1.0.post1 1.0-1 1!0.5 2.0 1.10 1.9 1.0a1.dev2 1.0.post1.dev4 v1.0.1 1.0ALPHA 1.0.c3'
  const versions = texts.split(' ').map(version)
  const ranks = versions.map((one) => versions.filter((other) => compareVersions(other, one) < 0).length)
  expect(ranks).toEqual([7, 7, 3, 4, 5, 0, 10, 10, 16, 15, 14, 13, 2, 9, 12, 1, 6])
  for (const text of ['', 'x', '1.0.', '1.0-', 'main']) expect(parseVersion(text)).toBeUndefined()
})

test.each([
  ['1.0', '==1.0.0', true],
  ['1.0.5', '==1.0.*', true],
  ['1.1', '==1.0.*', false],
  ['1.1', '!=1.0.*', true],
  ['4.7.2', '~=4.7.1', true],
  ['4.8', '~=4.7.1', false],
  ['4.8', '~=4.7', true],
  ['5.0', '~=4.7', false],
  ['1.0rc1', '>=1.0rc1', true],
  ['1.0.post1', '>1.0', false],
  ['1.0.1', '>1.0', true],
  ['1.0rc1', '<1.0', false],
  ['1.0a1', '<1.0rc1', true],
  ['0.9', '>=0.8,<1.0,!=0.9.1', true],
  ['1.0+x', '==1.0', true],
  ['1.0+x', '==1.0+y', false],
  ['2.0', '===2.0', true],
  ['1.0.0', '===1.0', false],
  ['0.17.1', '!=0.17.0,!=0.17.1,!=0.17.2,>=0.14.0', false],
  ['3.12.7', '!=3.0.*,!=3.1.*,>=2.7', true],
])('%s meets %s: %s', (text, specifiers, expected) => {
  expect(meets(version(text), parseSpecifiers(specifiers) ?? [])).toBe(expected)
})

test('a prerelease is taken only where one is named', () => {
  expect(meets(version('2.0rc1'), [])).toBe(false)
  expect(meets(version('2.0rc1'), parseSpecifiers('>=2.0b1') ?? [])).toBe(true)
})

test.each([
  ['python_version < "3.8"', false, false],
  ['python_version >= "3.10"', true, true],
  ['sys_platform == "win32"', false, false],
  ['platform_system=="Windows" or extra == "Math-x"', false, true],
  ['extra == "math_x"', false, true],
  ['python_version in "3.11 3.12"', true, true],
  ['python_version not in "3.11 3.12"', false, false],
  ['(os_name == "nt" or os_name == "posix") and python_full_version > "3.12.6"', true, true],
  ["implementation_name != 'pypy'", true, true],
  ['"3.9" <= python_version', true, true],
  ['sys_platform != "win32" and extra == "other"', false, false],
])('%s', (marker, alone, withExtra) => {
  expect([markerHolds(marker, []), markerHolds(marker, ['math-x'])]).toEqual([alone, withExtra])
})
