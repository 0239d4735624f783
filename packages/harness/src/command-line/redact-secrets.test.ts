import { expect, test } from 'vitest'
import { redactSecrets } from './redact-secrets.ts'

test('values of secret variables and what looks like a token never show', () => {
  const environment = { HF_TOKEN: 'hush-hush', MY_API_KEY: 'abcdefgh', HOME: '/home/me', SHORT_TOKEN: 'x' }
  expect(redactSecrets('failed with hush-hush and abcdefgh at /home/me: x', environment)).toBe(
    'failed with *** and *** at /home/me: x',
  )
  expect(redactSecrets('Bearer abc.def hf_abcdefghijkl sk-0123456789abcdef', {})).toBe('*** *** ***')
})
