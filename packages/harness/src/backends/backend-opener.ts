import type { Backend, ProgressSink } from '@eval/core'
import type { PyDict, PyRandom } from '@eval/pystd'

/** What a backend is opened with. */
export interface BackendRequest {
  /** Keys among them stand as `***`. */
  readonly modelArgs: PyDict
  /** The arguments that hold keys, as given. */
  readonly secretArgs?: PyDict
  readonly batchSize: number | string
  readonly maxBatchSize: number | null
  readonly device: string | null
  readonly applyChatTemplate: boolean | string
  /** Python's global generator of the run; only `dummy` draws from it. */
  readonly random: PyRandom
  readonly progress: ProgressSink
  readonly environment: NodeJS.ProcessEnv
  readonly signal: AbortSignal
}

/** A way to open a backend. */
export type BackendOpener = (request: BackendRequest) => Promise<Backend>
