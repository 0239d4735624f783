import { expect, test } from 'vitest'
import { sha256Hex } from './sha256.ts'

test('hashes UTF-8', () => {
  expect(sha256Hex('Цвет')).toBe(sha256Hex(new TextEncoder().encode('Цвет')))
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
