import type { PerfSettings } from '../options/perf-settings.ts'
import type { ApiFormat } from '../options/api-format.ts'
import type { BodyContext } from '../workloads/bodies/body-context.ts'
import type { PromptTokenizer } from '../workloads/prompt-tokenizer.ts'
import type { PerfServices } from './perf-services.ts'

/** What all load points of a run share. */
export interface PointContext {
  readonly settings: PerfSettings
  readonly services: PerfServices
  readonly format: ApiFormat
  readonly tokenizer: PromptTokenizer | undefined
  readonly bodies: BodyContext
}

/** One load point: a number of requests under one load. */
export interface PointJob {
  /** As EvalScope names it: `parallel_2_number_20`. */
  readonly name: string
  readonly number: number
  /** Requests in flight; -1 for an open loop. */
  readonly parallel: number
  readonly rate: number
  /** Folder of its results, which exists. */
  readonly folder: string
  /** What the files call that folder. */
  readonly shownFolder: string
  /** Prompts that points before took from random datasets. */
  readonly offset: number
}
