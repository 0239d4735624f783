import path from 'node:path'
import { UsageError } from '@eval/core'
import { defaultConfig } from './default-config.ts'
import type { PerfConfig } from './perf-config.ts'
import type { PerfSettings } from './perf-settings.ts'
import { resolveUrl } from './resolve-url.ts'

/**
 * Options with defaults and what follows from them.
 *
 * @throws UsageError for options that contradict each other, or numbers that make no sense.
 */
export function resolveSettings(config: PerfConfig): PerfSettings {
  const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined))
  const all = { ...defaultConfig(config.profile ?? 'v1.4'), ...config, ...given }
  const number = listOf(all.number)
  const rate = listOf(all.rate)
  const parallel = all.openLoop ? number.map(() => -1) : listOf(all.parallel)
  checkLists({ number, parallel, rate }, all.openLoop)
  const url = resolveUrl(all)
  const key = all.apiKey === null || all.apiKey === '' ? {} : { Authorization: `Bearer ${all.apiKey}` }
  const settings: PerfSettings = {
    ...all,
    number,
    parallel,
    rate,
    url,
    headers: { ...all.headers, ...key },
    modelId: path.posix.basename(all.model),
    applyChatTemplate:
      all.applyChatTemplate ??
      resolveUrl({ ...all, tokenizePrompt: false })
        .replace(/^\/+|\/+$/g, '')
        .endsWith('chat/completions'),
    dbCommitInterval: Math.max(1, all.dbCommitInterval),
    queueSizeMultiplier: Math.max(1, all.queueSizeMultiplier),
    inFlightTaskMultiplier: Math.max(1, all.inFlightTaskMultiplier),
    given: new Set(Object.keys(given)),
  }
  checkSettings(settings)
  return settings
}

function listOf(value: number | readonly number[]): readonly number[] {
  return typeof value === 'number' ? [value] : value
}

interface LoadLists {
  readonly number: readonly number[]
  readonly parallel: readonly number[]
  readonly rate: readonly number[]
}

function checkLists({ number, parallel, rate }: LoadLists, openLoop: boolean): void {
  if (number.length === 0 || parallel.length === 0 || rate.length === 0)
    throw new UsageError('--number, --parallel and --rate need at least one value')
  if (number.some((count) => !Number.isInteger(count) || count < 1))
    throw new UsageError(`--number must be whole numbers from 1, got ${number.join(' ')}`)
  if (rate.some((value) => value !== -1 && !(value > 0)))
    throw new UsageError(`--rate must be above 0, or -1 for no pacing, got ${rate.join(' ')}`)
  if (openLoop) {
    if (rate.length !== number.length)
      throw new UsageError(
        `--open-loop needs as many values of --rate as of --number, got ${rate.length} and ${number.length}`,
      )
    return
  }
  if (parallel.some((count) => !Number.isInteger(count) || count < 1))
    throw new UsageError(`--parallel must be whole numbers from 1, got ${parallel.join(' ')}`)
  if (parallel.length !== number.length)
    throw new UsageError(
      `--number and --parallel need as many values as each other, got --number ${number.join(' ')} and --parallel ${parallel.join(' ')}`,
    )
  if (rate.length !== 1 && rate.length !== number.length)
    throw new UsageError(
      `--rate needs one value, or as many as --number, got ${rate.length} and ${number.length}`,
    )
}

function checkSettings(settings: PerfSettings): void {
  if (settings.openLoop && settings.multiTurn)
    throw new UsageError(
      '--open-loop and --multi-turn exclude each other: a turn cannot be sent before the answer to the one before',
    )
  if (settings.tokenizePrompt && settings.tokenizerPath === null)
    throw new UsageError('--tokenize-prompt needs --tokenizer-path')
  const range = settings.maxTokens
  if (typeof range === 'object' && range !== null && !(range[0] >= 0 && range[0] <= range[1]))
    throw new UsageError(`--max-tokens: the range ${range.join(' ')} is empty`)
  if (settings.minPromptLength > settings.maxPromptLength)
    throw new UsageError(
      `--min-prompt-length ${settings.minPromptLength} is above --max-prompt-length ${settings.maxPromptLength}`,
    )
}
