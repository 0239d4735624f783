import type { PyRandom } from '@eval/pystd'
import type { PerfSettings } from '../options/perf-settings.ts'
import type { PromptTokenizer } from './prompt-tokenizer.ts'

/** What a dataset is made from. */
export interface DatasetContext {
  readonly settings: PerfSettings
  /** Prompts that will be asked for, warm-up included. */
  readonly count: number
  readonly tokenizer: PromptTokenizer | undefined
  readonly random: PyRandom
  /** Takes what the user should know. */
  readonly warn: (message: string) => void
}
