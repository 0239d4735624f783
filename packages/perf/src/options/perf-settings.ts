import type { PerfConfig } from './perf-config.ts'

type Lists = 'number' | 'parallel' | 'rate'

/** A {@link PerfConfig} with every default filled in; load points are lists. */
export type PerfSettings = Required<Omit<PerfConfig, Lists | 'applyChatTemplate'>> & {
  readonly number: readonly number[]
  readonly parallel: readonly number[]
  readonly rate: readonly number[]
  readonly applyChatTemplate: boolean
  /** Last part of the model's name. */
  readonly modelId: string
  /** Names of the options that were given, not filled in. */
  readonly given: ReadonlySet<string>
}
