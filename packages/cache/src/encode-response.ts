import type { LogprobResponse, TextResponse } from '@eval/core'

/** A response that may be stored: the request was answered. */
export type AnsweredResponse = LogprobResponse | TextResponse

/**
 * The compact JSON text of a response. Every number comes back bit for bit: JSON has no NaN, infinities or -0, so these
 * are strings. Text comes back exactly, lone surrogates included, because `JSON.stringify` escapes them.
 */
export function encodeResponse(response: AnsweredResponse): string {
  if (response.type === 'generate_until') return JSON.stringify(response)
  const { logprob, tokenLogprobs, ...rest } = response
  return JSON.stringify({
    ...rest,
    logprob: encodeNumber(logprob),
    ...(tokenLogprobs === undefined ? {} : { tokenLogprobs: encodeNumbers(tokenLogprobs) }),
  })
}

function encodeNumber(value: number): number | string {
  if (Object.is(value, -0)) return '-0'
  return Number.isFinite(value) ? value : String(value)
}

/** Base64 of the little-endian values: four bytes each where that loses nothing, else eight. */
function encodeNumbers(
  values: readonly number[],
): { readonly float32: string } | { readonly float64: string } {
  const single = Float32Array.from(values)
  if (values.every((value, index) => Object.is(value, single[index]))) return { float32: base64(single) }
  return { float64: base64(Float64Array.from(values)) }
}

function base64(values: Float32Array | Float64Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64')
}
