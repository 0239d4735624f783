import { UsageError } from '@eval/core'
import { closest, distance } from 'fastest-levenshtein'
import { apiOptionHelp, apiOptionsSchema, type CheckedApiOptions } from './api-options.ts'

/** Arguments whose values are secrets: never quoted. */
const secret: ReadonlySet<string> = new Set(['auth_token', 'header'])

/**
 * Checks model arguments of an API backend.
 *
 * @throws UsageError naming the argument, with the nearest known one where it is unknown. lm_eval ignores unknown ones.
 */
export function checkApiOptions(model: string, options: unknown): CheckedApiOptions {
  const read = apiOptionsSchema.safeParse(options)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  if (issue?.code === 'unrecognized_keys') throw unknownArgument(model, issue.keys[0] ?? '')
  const key = String(issue?.path[0] ?? '')
  const shown = secret.has(key)
    ? '***'
    : JSON.stringify(valueOf(options, key))?.replace(/\/\/[^/"]*@/, '//***@')
  throw new UsageError(`--model ${model}: ${key}=${shown} is not valid: ${meaningOf(key)}.`)
}

function unknownArgument(model: string, key: string): UsageError {
  const names = apiOptionHelp.map(([name]) => name)
  const nearest = closest(key, names)
  const hint = distance(key, nearest) <= 3 ? ` Did you mean "${nearest}"?` : ''
  return new UsageError(`--model ${model} has no argument "${key}".${hint} It knows ${names.join(', ')}.`)
}

const meaningOf = (key: string): string => apiOptionHelp.find(([name]) => name === key)?.[1] ?? 'wrong value'

function valueOf(options: unknown, key: string): unknown {
  return typeof options === 'object' && options !== null ? Reflect.get(options, key) : undefined
}
