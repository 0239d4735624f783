import { UsageError } from '@eval/core'

/** How weights are computed with. */
export interface DtypeChoice {
  /** What lm_eval would report, as torch names it: `torch.float32`. */
  readonly reported: string
  /** What the user should know about it. */
  readonly warnings: readonly string[]
}

/**
 * Decides about `dtype`. Weights are always computed with in float32, whatever type they are stored in: that is at least
 * as exact as what lm_eval does, but not the same as computing in half precision.
 *
 * @param stored type of the weights: `bfloat16`.
 * @throws UsageError where the weights would have to be rounded, or the name is unknown.
 */
export function checkDtype(dtype: string, stored: string): DtypeChoice {
  const wanted = dtype.replace(/^torch\./, '')
  if (!['auto', 'float32', 'float16', 'bfloat16'].includes(wanted)) {
    throw new UsageError(`Unknown dtype "${dtype}". Use auto or float32.`)
  }
  if (wanted === 'float32') return { reported: 'torch.float32', warnings: [] }
  if (wanted !== 'auto' && wanted !== stored) {
    throw new UsageError(
      `dtype=${dtype} would round ${stored} weights, which is not built: this backend computes in float32. Use dtype=auto or float32.`,
    )
  }
  if (stored === 'float32') return { reported: `torch.${stored}`, warnings: [] }
  const warning =
    `The weights are ${stored}; lm_eval computes in ${stored} with dtype=${dtype}, this backend in float32 on the same ` +
    `weights: log-probabilities differ by the rounding of ${stored}. Compare with lm_eval's dtype=float32.`
  return { reported: `torch.${stored}`, warnings: [warning] }
}
