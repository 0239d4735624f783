import { expect, test } from 'vitest'
import { pickle } from './pickle.ts'

test('values of JSON as Python reads them', () => {
  // pickletools.dis of CPython 3.11 reads these bytes as [{'a': 1, 'b': 1.5, 'c': None, 'd': [True, False], 'e': 'ж'}].
  expect(pickle([{ a: 1, b: 1.5, c: null, d: [true, false], e: 'ж' }]).toString('hex')).toBe(
    '80025d287d285801000000614a01000000580100000062473ff80000000000005801000000634e5801000000645d28888965580100000065580200' +
      '0000d0b675652e',
  )
})

test('large integers', () => {
  expect(pickle(2 ** 40).toString('hex')).toBe('80028a0800000000000100002e')
})
