import { DataError, type PythonTaskRequest, type Request, type RequestMedia } from '@eval/core'
import { dictEntries, isDict, pyRepr, pyStr, type PyRecord, type PyValue } from '@eval/pystd'

/**
 * A request as backends take it, from the arguments that a task class gives it.
 * @throws DataError for arguments that its type does not have.
 * @source lm_eval/api/instance.py `Instance.args` (0.4.13)
 */
export function classRequest({ type, arguments: given, prompt }: PythonTaskRequest): Request {
  const [first, second] = given
  switch (type) {
    case 'loglikelihood_rolling':
      return { type, text: text(first, type), ...mediaOf(second) }
    case 'loglikelihood':
      return {
        type,
        context: prompt ?? text(first, type),
        continuation: text(second, type),
        ...mediaOf(given[2]),
      }
    case 'generate_until':
      return {
        type,
        context: prompt ?? text(first, type),
        generation: record(second ?? null, type),
        ...mediaOf(given[2]),
      }
    default:
      return type satisfies never
  }
}

function mediaOf(value: PyValue | undefined): { readonly media?: RequestMedia } {
  return value === undefined || value === null ? {} : { media: record(value, 'media') }
}

function text(value: PyValue | undefined, type: string): string {
  if (typeof value === 'string') return value
  throw new DataError(`an argument of a ${type} request must be a text, not ${pyRepr(value ?? null)}.`)
}

function record(value: PyValue, type: string): PyRecord {
  if (isDict(value))
    return Object.fromEntries(dictEntries(value).map(([key, item]) => [pyStr(key), item] as const))
  throw new DataError(`an argument of a ${type} request must be a mapping, not ${pyRepr(value)}.`)
}
