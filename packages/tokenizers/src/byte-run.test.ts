import { expect, test } from 'vitest'
import { decodeByteRun } from './byte-run.ts'

test('a run of bytes is text, or as many replacement characters as bytes', () => {
  expect(decodeByteRun(Uint8Array.of(0xd0, 0xb4))).toBe('д')
  expect(decodeByteRun(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe('\ufeff')
  expect(decodeByteRun(Uint8Array.of(0xd0, 0xb4, 0xd0))).toBe('\ufffd\ufffd\ufffd')
})
