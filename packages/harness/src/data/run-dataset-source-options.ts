import type { ProgressSink } from '@eval/core'

/** What opening a run's data needs beside the run. */
export interface RunDatasetSourceOptions {
  readonly environment: NodeJS.ProcessEnv
  readonly progress: ProgressSink
  readonly signal: AbortSignal
}
