import type { LogprobResponse, TextResponse } from '@eval/core'
import type { AnsweredResponse } from './encode-response.ts'

type Fields = Readonly<Record<string, unknown>>

/** The response of a text made by `encodeResponse`; undefined if the text is not one, so that the request is asked again. */
export function decodeResponse(text: string): AnsweredResponse | undefined {
  const fields = parseObject(text)
  if (fields === undefined) return undefined
  const state = fields['state']
  if (state !== 'ok' && state !== 'truncated') return undefined
  const type = fields['type']
  if (type === 'generate_until') return decodeText(fields, state)
  if (type === 'loglikelihood' || type === 'loglikelihood_rolling') return decodeLogprob(fields, type, state)
  return undefined
}

function decodeText(fields: Fields, state: TextResponse['state']): TextResponse | undefined {
  const { text, finishReason, generatedTokens, truncatedTokens } = fields
  if (typeof text !== 'string') return undefined
  return {
    type: 'generate_until',
    state,
    text,
    ...(finishReason === 'stop' || finishReason === 'length' ? { finishReason } : {}),
    ...(typeof generatedTokens === 'number' ? { generatedTokens } : {}),
    ...(typeof truncatedTokens === 'number' ? { truncatedTokens } : {}),
  }
}

function decodeLogprob(
  fields: Fields,
  type: LogprobResponse['type'],
  state: LogprobResponse['state'],
): LogprobResponse | undefined {
  const { logprob, greedy, truncatedTokens } = fields
  if ((typeof logprob !== 'number' && typeof logprob !== 'string') || typeof greedy !== 'boolean')
    return undefined
  const tokenLogprobs = decodeNumbers(fields['tokenLogprobs'])
  return {
    type,
    state,
    logprob: Number(logprob),
    greedy,
    ...(tokenLogprobs === undefined ? {} : { tokenLogprobs }),
    ...(typeof truncatedTokens === 'number' ? { truncatedTokens } : {}),
  }
}

function decodeNumbers(value: unknown): readonly number[] | undefined {
  if (!isObject(value)) return undefined
  const { float32, float64 } = value
  if (typeof float32 === 'string') return [...new Float32Array(bytes(float32))]
  if (typeof float64 === 'string') return [...new Float64Array(bytes(float64))]
  return undefined
}

/** A copy, because a typed array must begin at a multiple of its element size. */
function bytes(base64: string): ArrayBuffer {
  return new Uint8Array(Buffer.from(base64, 'base64')).buffer
}

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
