import { DataError } from '@eval/core'
import { isDict, type PyValue, pyStr } from '@eval/pystd'

/** An answer of an earlier run and the request it belongs to, as logged: see `SampleRecord.arguments`. */
export type RecordedAnswer =
  | {
      readonly type: 'loglikelihood'
      readonly arguments: readonly PyValue[]
      /** Sum over the continuation's tokens, nats. */
      readonly logprob: number
      readonly greedy: boolean
    }
  | {
      readonly type: 'loglikelihood_rolling'
      readonly arguments: readonly PyValue[]
      /** Sum over the text's tokens, nats. */
      readonly logprob: number
    }
  | {
      readonly type: 'generate_until'
      readonly arguments: readonly PyValue[]
      /** One text per repeat. */
      readonly texts: readonly string[]
    }

/**
 * Reads the answer to one request from its entries in a sample's `arguments` and `resps`. The kind of request shows in its
 * arguments: a text alone, a text and a continuation, or a text and generation options.
 * @param where what messages call the request
 * @throws DataError where the responses do not fit the request
 */
export function recordedAnswer(
  request: readonly PyValue[],
  responses: PyValue,
  where: string,
): RecordedAnswer {
  const repeats = Array.isArray(responses) ? responses : []
  if (repeats.length === 0) throw unreadable(where, responses)
  if (isDict(request[1])) {
    if (!repeats.every((text) => typeof text === 'string')) throw unreadable(where, responses)
    return { type: 'generate_until', arguments: request, texts: repeats }
  }
  const first: PyValue = repeats[0]
  if (request.length === 1) {
    const logprob = floatIn(first)
    if (logprob === undefined) throw unreadable(where, responses)
    return { type: 'loglikelihood_rolling', arguments: request, logprob }
  }
  const pair = Array.isArray(first) ? first : []
  const logprob = floatIn(pair[0])
  const greedy = GREEDY.get(pyStr(pair[1] ?? null))
  if (logprob === undefined || greedy === undefined) throw unreadable(where, responses)
  return { type: 'loglikelihood', arguments: request, logprob, greedy }
}

const GREEDY: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['False', false],
])
const FLOAT = /^-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|inf|nan)$/

/** The number in Python's text of it. */
function floatIn(value: PyValue | undefined): number | undefined {
  const text = pyStr(value ?? null)
  if (!FLOAT.test(text)) return undefined
  return Number(text.replace('inf', 'Infinity').replace('nan', 'NaN'))
}

function unreadable(where: string, responses: PyValue): DataError {
  return new DataError(
    `${where}: its recorded response ${pyStr(responses).slice(0, 200)} does not fit the request. ` +
      'Expected a log-probability with True or False, a log-probability, or texts.',
  )
}
