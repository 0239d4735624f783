import type { Checkpoint } from './checkpoint.ts'
import { storedType } from './stored-tensor.ts'

/** What the weights themselves say about a model. */
export interface WeightFacts {
  /** Number of parameters, a tied head counted once. */
  readonly parameters: number
  /** Type of most of the weights, as torch names it: `bfloat16`. */
  readonly dtype: string
}

/** What older checkpoints hold beside parameters: frequencies of the rotation, masks. */
const buffer = /rotary_emb\.inv_freq$|\.(attn|attention)\.(masked_)?bias$/

/** Counts a checkpoint's parameters by type. */
export function weightFacts(checkpoint: Checkpoint, tied: boolean): WeightFacts {
  const counts = new Map<string, number>()
  for (const { name, shape, dtype } of checkpoint.tensors.values()) {
    if (buffer.test(name) || (tied && /^(lm_head|embed_out)\.weight$/.test(name))) continue
    counts.set(dtype, (counts.get(dtype) ?? 0) + shape.reduce((product, size) => product * size, 1))
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  const most = sorted[0]?.[0] ?? 'F32'
  return { parameters: sorted.reduce((sum, [, count]) => sum + count, 0), dtype: storedType(most) ?? most }
}
