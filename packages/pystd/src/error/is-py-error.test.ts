import { expect, test } from 'vitest'
import { isPyError } from './is-py-error.ts'
import { PyError } from './py-error.ts'

test('errors are caught by their Python class and its bases', () => {
  const error = new PyError('json.JSONDecodeError', 'x')
  expect(isPyError(error)).toBe(true)
  expect(isPyError(error, 'ValueError')).toBe(true)
  expect(isPyError(error, 'SyntaxError', 'KeyError')).toBe(false)
  expect(isPyError(new Error('x'))).toBe(false)
})
