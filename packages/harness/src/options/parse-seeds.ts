import { UsageError } from '@eval/core'
import { isFloat, isInt, jsonDumps, pyStr, pyStrip, type PyValue, toNumber } from '@eval/pystd'
import { pythonInteger } from './python-number.ts'

type Seed = number | bigint | null

/** Seeds of Python's, numpy's and torch's generators and of the few-shot sampler; null leaves one unset. */
export type Seeds = readonly [python: Seed, numpy: Seed, torch: Seed, fewshot: Seed]

/** lm_eval's seeds where none are given. */
export const defaultSeeds: Seeds = [0, 1234, 1234, 1234]

/**
 * `42` for all four, or three or four items; the fourth of three is the default.
 *
 * @source lm_eval/_cli/utils.py `_int_or_none_list_arg_type`, 0.4.13
 * @throws UsageError for another number of items or an item that is neither an integer nor None.
 */
export function parseSeeds(text: string): Seeds {
  return seeds(text.split(',').map(parseSeed), text)
}

/**
 * Seeds as a configuration file may write them: as on the command line, one number, or a list of one, three or four
 * numbers, texts and nulls.
 *
 * @source lm_eval/config/evaluate_config.py, 0.4.13
 * @throws UsageError as {@link parseSeeds} does.
 */
export function seedsOf(value: PyValue): Seeds {
  if (typeof value === 'string') return parseSeeds(value)
  return seeds((Array.isArray(value) ? value : [value]).map(seedOf), jsonDumps(value))
}

/** Parity: Python's `int()`, which cuts floats and takes true for 1. */
function seedOf(value: PyValue): Seed {
  if (value === null || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (isInt(value) || isFloat(value)) return Math.trunc(toNumber(value))
  return parseSeed(pyStr(value))
}

function parseSeed(item: string): Seed {
  const text = pyStrip(item)
  if (text.toLowerCase() === 'none') return null
  const value = pythonInteger(text)
  if (value === undefined) throw new UsageError(`--seed: "${item}" is neither an integer nor None`)
  return value
}

function seeds(items: readonly Seed[], given: string): Seeds {
  const [first = null, second = null, third = null, fourth = defaultSeeds[3]] = items
  if (items.length === 1) return [first, first, first, first]
  if (items.length === 3 || items.length === 4) return [first, second, third, fourth]
  throw new UsageError(
    `--seed takes one, three or four integers (or None) separated by commas, got "${given}"`,
  )
}
