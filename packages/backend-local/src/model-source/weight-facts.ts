import type { Checkpoint } from './checkpoint.ts'
import { storedType } from './stored-tensor.ts'

/** What the weights themselves say about a model. */
export interface WeightFacts {
  /** Number of parameters, a tied head counted once. */
  readonly parameters: number
  /** Type of most of the weights, as torch names it: `bfloat16`. */
  readonly dtype: string
}

/** Counts a checkpoint's parameters by type. */
export function weightFacts(checkpoint: Checkpoint, tied: boolean): WeightFacts {
  const counts = new Map<string, number>()
  for (const { name, shape, dtype } of checkpoint.tensors.values()) {
    if (name.endsWith('rotary_emb.inv_freq') || (tied && name === 'lm_head.weight')) continue
    counts.set(dtype, (counts.get(dtype) ?? 0) + shape.reduce((product, size) => product * size, 1))
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  const most = sorted[0]?.[0] ?? 'F32'
  return { parameters: sorted.reduce((sum, [, count]) => sum + count, 0), dtype: storedType(most) ?? most }
}
