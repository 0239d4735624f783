import { expect, test } from 'vitest'
import { matchGlob } from './glob.ts'

const FILES = [
  'a.csv',
  'data/a.csv',
  'data/b-1.csv',
  'data/deep/a.csv',
  '.git/a.csv',
  '__cache__/a.csv',
  'x+y.csv',
]

test.each([
  ['*.csv', ['a.csv', 'x+y.csv']],
  ['data/*', ['data/a.csv', 'data/b-1.csv']],
  ['data/**', ['data/a.csv', 'data/b-1.csv', 'data/deep/a.csv']],
  ['**/a.csv', ['a.csv', 'data/a.csv', 'data/deep/a.csv']],
  ['**', ['a.csv', 'data/a.csv', 'data/b-1.csv', 'data/deep/a.csv', 'x+y.csv']],
  ['data/[ab]?1.csv', ['data/b-1.csv']],
  ['data/*[-._ 0-9]*.csv', ['data/b-1.csv']],
  ['data/[!b]*.csv', ['data/a.csv']],
  ['x+y.csv', ['x+y.csv']],
  ['./a.csv', ['a.csv']],
  ['.git/*', ['.git/a.csv']],
])('%s', (pattern, expected) => {
  expect(matchGlob(pattern, FILES)).toEqual(expected)
})
