import { expect, test } from 'vitest'
import { separateSecrets } from './secret-arguments.ts'

test('keys are taken out, everything else stays as it is', () => {
  const given = {
    model: 'm',
    base_url: 'https://me:pass@host:8000/v1/completions?api-key=abc&v=1',
    auth_token: 'abc',
    header: { Authorization: 'Bearer abc' },
    add_bos_token: true,
    eos_string: '</s>',
  }
  expect(separateSecrets(given)).toEqual({
    shown: {
      ...given,
      base_url: 'https://***@host:8000/v1/completions?api-key=***&v=1',
      auth_token: '***',
      header: { Authorization: '***' },
    },
    secret: { base_url: given.base_url, auth_token: 'abc', header: given.header },
  })
})

test('arguments without keys hold nothing secret', () => {
  const given = { model: 'm', base_url: 'http://host/v1/completions', auth_token: null }
  expect(separateSecrets(given)).toEqual({ shown: given, secret: {} })
})
