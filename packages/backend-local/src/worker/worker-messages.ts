import type { ErrorCode } from '@eval/core'
import type { GenerationStep, SteppedSlots } from '../generation/generation-step.ts'
import type { RunBounds } from '../plan/run-limits.ts'
import type { ScoreWindow } from '../plan/score-window.ts'
import type { ScoredJobs } from '../scoring/score-collector.ts'
import type { Computation } from '../decoder/computation.ts'
import type { Device } from '../session/device.ts'

/** What the host asks; `id` names the answer. Scoring answers in parts, generation lives under its id until `end`. */
export type WorkerRequest =
  | {
      readonly type: 'open'
      readonly id: number
      readonly folder: string
      readonly device: Device
      readonly threads: number
      readonly computation?: Computation
      /** Memory for the beginnings of texts that are kept between runs, bytes. */
      readonly prefixBytes: number
    }
  | {
      readonly type: 'score'
      readonly id: number
      readonly window: ScoreWindow
      readonly prefixReuse: boolean
      readonly bounds: RunBounds
      /** Keep the beginnings of texts for later windows; what is kept is forgotten at the first one without. */
      readonly keepPrefixes: boolean
    }
  | {
      readonly type: 'step'
      readonly id: number
      readonly generation: number
      readonly step: GenerationStep
      /** As in `score`; decided by the first step of a generation. */
      readonly keepPrefixes: boolean
    }
  | { readonly type: 'end'; readonly generation: number }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'close'; readonly id: number }

/** What the worker answers. `part` may come many times, then `done` or `failed` once. */
export type WorkerAnswer =
  | { readonly type: 'part'; readonly id: number; readonly scored: ScoredJobs }
  | { readonly type: 'done'; readonly id: number; readonly stepped?: SteppedSlots }
  | { readonly type: 'failed'; readonly id: number; readonly code: ErrorCode; readonly message: string }
