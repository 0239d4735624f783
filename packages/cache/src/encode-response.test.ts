import type { LogprobResponse, TextResponse } from '@eval/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeResponse } from './decode-response.ts'
import { encodeResponse } from './encode-response.ts'

const anyDouble = fc.double()
const truncatedTokens = fc.option(fc.nat(), { nil: undefined })

test('every number of a logprob response comes back bit for bit', () => {
  const property = fc.property(
    anyDouble,
    fc.boolean(),
    fc.array(anyDouble),
    truncatedTokens,
    (logprob, greedy, tokenLogprobs, truncatedTokens) => {
      const response: LogprobResponse = {
        type: 'loglikelihood',
        state: truncatedTokens === undefined ? 'ok' : 'truncated',
        logprob,
        greedy,
        tokenLogprobs,
        ...(truncatedTokens === undefined ? {} : { truncatedTokens }),
      }
      expect(decodeResponse(encodeResponse(response))).toStrictEqual(response)
    },
  )
  fc.assert(property)
  for (const special of [-0, 0, NaN, -Infinity, Infinity, 5e-324]) {
    const response: LogprobResponse = {
      type: 'loglikelihood_rolling',
      state: 'ok',
      logprob: special,
      greedy: false,
      tokenLogprobs: [special, 0.1],
    }
    expect(decodeResponse(encodeResponse(response))).toStrictEqual(response)
  }
})

test('single-precision log-probabilities take four bytes each', () => {
  const tokenLogprobs = Array.from({ length: 300 }, (_, index) => Math.fround(-index / 7))
  const response: LogprobResponse = {
    type: 'loglikelihood',
    state: 'ok',
    logprob: -1.5,
    greedy: true,
    tokenLogprobs,
  }
  const text = encodeResponse(response)
  expect(text.length).toBeLessThan(300 * 4 * 1.4 + 120)
  expect(decodeResponse(text)).toStrictEqual(response)
})

test('text comes back exactly, lone surrogates and NUL included', () => {
  const property = fc.property(fc.string({ unit: 'binary' }), (text) => {
    const response: TextResponse = {
      type: 'generate_until',
      state: 'ok',
      text,
      finishReason: 'stop',
      generatedTokens: 3,
    }
    expect(decodeResponse(encodeResponse(response))).toStrictEqual(response)
  })
  fc.assert(property)
  const text = 'a\ud800\u0000\udc00\u2028é\u{1f600}'
  expect(decodeResponse(encodeResponse({ type: 'generate_until', state: 'ok', text }))).toStrictEqual({
    type: 'generate_until',
    state: 'ok',
    text,
  })
})

test('what is no stored response is unknown, so that it is asked again', () => {
  for (const text of [
    '',
    '{',
    '[]',
    'null',
    '{"type":"loglikelihood","state":"ok"}',
    '{"type":"x","state":"ok"}',
  ]) {
    expect(decodeResponse(text)).toBeUndefined()
  }
})
