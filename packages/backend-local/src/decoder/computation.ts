import type { StoredType } from '../model-source/stored-tensor.ts'

/** How a model is computed. Half types are float32 arithmetic whose results are rounded where torch rounds them. */
export interface Computation {
  readonly type: StoredType
  /** Log-probabilities stay float32 in a half type (lm_eval's `softmax_dtype=float32`). */
  readonly floatSoftmax: boolean
}

/** The computation that is as exact as the runtime can. */
export const float32Computation: Computation = { type: 'float32', floatSoftmax: true }
