import { isFloat, jsonLoads, type PyValue, toNumber } from '@eval/pystd'
import type { HttpReply } from './exchange.ts'

const parsed = new WeakMap<HttpReply, { readonly json: unknown }>()

/**
 * The JSON of an answer, parsed once. `NaN` and `Infinity`, which Python servers write, are numbers.
 *
 * @throws SyntaxError if the text is no JSON.
 */
export function parseReply(reply: HttpReply): unknown {
  const known = parsed.get(reply)
  if (known !== undefined) return known.json
  const json = parse(reply.text)
  parsed.set(reply, { json })
  return json
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error
    return plain(jsonLoads(text))
  }
}

/** Python's values as JavaScript's. */
function plain(value: PyValue): unknown {
  if (isFloat(value)) return toNumber(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Map)
    return Object.fromEntries([...value].map(([key, item]) => [String(key), plain(item)]))
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]))
  }
  return value
}
