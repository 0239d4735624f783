import { UsageError } from '@eval/core'
import {
  dictEntries,
  dictFromEntries,
  isDict,
  jsonLoads,
  PyJsonError,
  type PyDict,
  type PyValue,
} from '@eval/pystd'
import { coerceValue } from './coerce-value.ts'
import { splitTopLevel } from './split-top-level.ts'

/**
 * The words after a mapping flag (`--model_args`, `--gen_kwargs`, …), merged over `current`: `key=value[,…]` words, or one
 * JSON object, after which further words are ignored as lm_eval ignores them.
 *
 * @source lm_eval/_cli/utils.py `MergeDictAction`, `key_val_to_dict`, 0.4.13
 * @throws UsageError for an item without `=` and for a first word with braces that is not JSON.
 */
export function parseMapping(flag: string, words: readonly string[], current: PyDict = {}): PyDict {
  const merged = new Map<PyValue, PyValue>(dictEntries(current))
  const object = jsonObject(flag, words[0] ?? '')
  const entries = object === undefined ? words.flatMap((word) => keyValues(flag, word)) : dictEntries(object)
  for (const [key, value] of entries) merged.set(key, value)
  return dictFromEntries([...merged])
}

function keyValues(flag: string, word: string): [string, PyValue][] {
  return splitTopLevel(word).map((item) => {
    const at = item.indexOf('=')
    if (at < 0) throw new UsageError(`argument --${flag}: expected key=value, got "${item}"`)
    return [item.slice(0, at), coerceValue(item.slice(at + 1))]
  })
}

function jsonObject(flag: string, word: string): PyDict | undefined {
  try {
    const value = jsonLoads(word)
    return isDict(value) ? value : undefined
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    if (!word.includes('{')) return undefined
    throw new UsageError(
      `argument --${flag}: invalid JSON: ${word} (${error.message}). Keys and strings take double quotes.`,
    )
  }
}
