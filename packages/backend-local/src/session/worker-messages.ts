import type { ErrorCode } from '@eval/core'
import type { SamplingOptions } from '../generation/sampling-options.ts'
import type { RunBounds } from '../plan/run-limits.ts'
import type { ScoreWindow } from '../plan/score-window.ts'
import type { ScoredJobs } from '../scoring/score-collector.ts'
import type { Device } from './device.ts'

/** A prompt that takes a generation slot. */
export interface SlotPrompt {
  readonly slot: number
  readonly tokens: Int32Array
  /** The first so many tokens are shared by all prompts of the same `prefix`; they are computed once. */
  readonly prefixLength: number
  readonly prefix: number
  readonly sampling: SamplingOptions
}

/** One step of generation: slots end, prompts begin, and every occupied slot gets one more token. */
export interface GenerationStep {
  readonly ended: readonly number[]
  readonly begun: readonly SlotPrompt[]
  /** Prefixes that no prompt will ask for again. */
  readonly endedPrefixes: readonly number[]
}

/** The next token of each occupied slot. */
export interface SteppedSlots {
  readonly slots: Int32Array
  readonly tokens: Int32Array
}

/** What the host asks; `id` names the answer. Scoring answers in parts, generation lives under its id until `end`. */
export type WorkerRequest =
  | {
      readonly type: 'open'
      readonly id: number
      readonly folder: string
      readonly device: Device
      readonly threads: number
    }
  | {
      readonly type: 'score'
      readonly id: number
      readonly window: ScoreWindow
      readonly prefixReuse: boolean
      readonly bounds: RunBounds
    }
  | { readonly type: 'step'; readonly id: number; readonly generation: number; readonly step: GenerationStep }
  | { readonly type: 'end'; readonly generation: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'close'; readonly id: number }

/** What the worker answers. `part` may come many times, then `done` or `failed` once. */
export type WorkerAnswer =
  | { readonly type: 'part'; readonly id: number; readonly scored: ScoredJobs }
  | { readonly type: 'done'; readonly id: number; readonly stepped?: SteppedSlots }
  | { readonly type: 'failed'; readonly id: number; readonly code: ErrorCode; readonly message: string }
