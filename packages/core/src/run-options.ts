import type { ProgressSink } from './progress-sink.ts'

/** Options of one `Backend.run`. */
export interface RunOptions {
  /** Ends the run early: what was answered has been yielded, the iteration throws the signal's reason. */
  readonly signal?: AbortSignal
  readonly progress?: ProgressSink
}
