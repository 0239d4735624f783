import type { RopeTable } from '../rope/rope-table.ts'
import type { CacheView } from './key-value-cache.ts'

/** One forward pass: `tokens` stand in depth-first order of a forest. See `DecoderInputs` for the meaning of each part. */
export interface DecoderRun {
  readonly inputIds: Int32Array
  readonly positions: Int32Array
  readonly subtreeEnd: Int32Array
  readonly tokenOwner: Int32Array
  readonly tokenPrefix: Int32Array
  readonly cache: CacheView
  /** One for each of the shape's `ropes`. */
  readonly ropes: readonly RopeTable[]
  readonly rows: Int32Array
  /** `[carried, hiddenSize]`. */
  readonly carried: Float32Array
  readonly picks: Int32Array
  readonly keptRows: Int32Array
  readonly want: WantedOutputs
}

export interface WantedOutputs {
  readonly logprobs?: boolean
  readonly best?: boolean
  readonly bestLogit?: boolean
  readonly logits?: boolean
  readonly kept?: boolean
  readonly keyValues?: boolean
}

/** What a run gave; parts that were not wanted are empty. */
export interface DecoderResult {
  readonly logprobs: Float32Array
  readonly best: Int32Array
  readonly bestLogit: Int32Array
  readonly logits: Float32Array
  readonly kept: Float32Array
  readonly keys: readonly Float32Array[]
  readonly values: readonly Float32Array[]
}
