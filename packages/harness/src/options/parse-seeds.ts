import { UsageError } from '@eval/core'
import { pyStrip } from '@eval/pystd'
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
  const items = text.split(',').map(parseSeed)
  if (items.length === 1) return seeds(Array.from({ length: 4 }, () => items[0] ?? null))
  if (items.length === 3) return seeds([...items, defaultSeeds[3]])
  if (items.length === 4) return seeds(items)
  throw new UsageError(
    `--seed takes one, three or four integers (or None) separated by commas, got "${text}"`,
  )
}

function parseSeed(item: string): Seed {
  const text = pyStrip(item)
  if (text.toLowerCase() === 'none') return null
  const value = pythonInteger(text)
  if (value === undefined) throw new UsageError(`--seed: "${item}" is neither an integer nor None`)
  return value
}

function seeds(items: readonly Seed[]): Seeds {
  const [python = null, numpy = null, torch = null, fewshot = null] = items
  return [python, numpy, torch, fewshot]
}
