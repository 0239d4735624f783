import { expect, test } from 'vitest'
import { fnmatch, fnmatchFilter } from './fnmatch.ts'

test.each([
  ['arc_easy', 'arc_*', true],
  ['ARC_easy', 'arc_*', false],
  ['a\nb', 'a*b', true],
  ['b.c', 'b?c', true],
  ['bxc', 'b.c', false],
  ['a', '[!a]', false],
  ['b', '[!a]', true],
  [']', '[]]', true],
  ['-', '[a-]', true],
  ['b', '[c-a]', false],
  ['x', '[!c-a]', true],
  ['[', '[', true],
  ['^', '[^]', true],
  ['b', '[a-c-e]', true],
])('fnmatch(%j, %j) is %j', (name, pattern, wanted) => {
  expect(fnmatch(name, pattern)).toBe(wanted)
})

test('filter keeps the order', () => {
  expect(fnmatchFilter(['b1', 'a', 'b0'], 'b*')).toEqual(['b1', 'b0'])
})
