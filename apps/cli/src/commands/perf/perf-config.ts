import { PrerequisiteError, UsageError } from '@eval/core'
import type { PerfConfig } from '@eval/perf'
import { isDict, jsonLoads, PyJsonError, type PyRecord, type PyValue } from '@eval/pystd'
import { perfParser } from './perf-parser.ts'

/** Words as the parser gives them, by option. */
type Parsed = Readonly<Record<string, unknown>>

/**
 * The options of a command line.
 *
 * @throws UsageError for flags that are unknown or malformed; PrerequisiteError for services that need a package.
 */
export function perfConfig(argv: readonly string[]): PerfConfig {
  const parsed: Parsed = { ...perfParser().parse_args([...argv]) }
  if (parsed['visualizer'] !== undefined)
    throw new PrerequisiteError(
      '--visualizer is not built yet: wandb, swanlab and clearml have no client for Node here. Leave it out; benchmark_summary.json has the same numbers.',
    )
  const { model } = parsed
  if (typeof model !== 'string') throw new UsageError('--model is required\nSee: lmeval perf --help')
  return {
    ...parsed,
    model,
    ...given(parsed, 'headers', headers),
    ...given(parsed, 'slaParams', (value) => json('--sla-params', value)),
    ...given(parsed, 'extraArgs', (value) => record('--extra-args', value)),
    ...given(parsed, 'maxTokens', maxTokens),
  }
}

function given<T>(parsed: Parsed, key: string, read: (value: unknown) => T): Readonly<Record<string, T>> {
  return parsed[key] === undefined ? {} : { [key]: read(parsed[key]) }
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function headers(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words(value).map((word) => {
      const at = word.indexOf('=')
      if (at < 0) throw new UsageError(`--headers needs NAME=VALUE, got "${word}"`)
      return [word.slice(0, at).trim(), word.slice(at + 1).trim()]
    }),
  )
}

function json(flag: string, value: unknown): PyValue {
  const text = String(value)
  try {
    return jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    throw new UsageError(`${flag} is not JSON: ${error.message}`)
  }
}

function record(flag: string, value: unknown): PyRecord {
  const parsed = json(flag, value)
  if (isRecord(parsed)) return parsed
  throw new UsageError(`${flag} must be a JSON object`)
}

function isRecord(value: PyValue): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}

function maxTokens(value: unknown): number | readonly [number, number] {
  const numbers = words(value).map(Number)
  const [first = 0, second] = numbers
  if (numbers.length > 2) throw new UsageError('--max-tokens takes one number, or the two ends of a range')
  return second === undefined ? first : [first, second]
}
