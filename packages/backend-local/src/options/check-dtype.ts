import { UsageError } from '@eval/core'
import type { Computation } from '../decoder/computation.ts'
import type { StoredType } from '../model-source/stored-tensor.ts'

/** How weights are computed with. */
export interface DtypeChoice {
  /** What lm_eval would report, as torch names it: `torch.float32`. */
  readonly reported: string
  readonly computation: Computation
  /** What the user should know about it. */
  readonly warnings: readonly string[]
}

const names: ReadonlyMap<string, StoredType> = new Map(
  (['float32', 'float16', 'bfloat16'] as const).map((type) => [type, type]),
)

/**
 * Decides about `dtype` and `softmax_dtype`.
 *
 * @param stored type of the weights: `bfloat16`.
 * @throws UsageError if a name is unknown, or the softmax is asked for in a type that is not built.
 */
export function checkDtype(dtype: string, softmaxDtype: string | undefined, stored: string): DtypeChoice {
  const wanted = dtype === 'auto' ? stored : plainName(dtype)
  const type = names.get(wanted)
  if (type === undefined)
    throw new UsageError(`Unknown dtype "${dtype}". Use auto, float32, bfloat16 or float16.`)
  const softmax = softmaxDtype === undefined ? type : plainName(softmaxDtype)
  if (softmax !== 'float32' && softmax !== type) {
    throw new UsageError(
      `softmax_dtype=${softmaxDtype} with a model computed in ${type} is not built here. Use softmax_dtype=float32, or leave it out.`,
    )
  }
  return {
    reported: `torch.${type}`,
    computation: { type, floatSoftmax: softmax === 'float32' },
    warnings: type === 'float32' ? [] : [halfWarning(type)],
  }
}

function plainName(dtype: string): string {
  return dtype.replace(/^torch\./, '')
}

function halfWarning(type: StoredType): string {
  return (
    `The model is computed in ${type}, as lm_eval would: each step is rounded where torch rounds it on a CPU. A rounding may ` +
    'fall the other way here and there; log-probabilities and their sums come in coarse steps, and choices tie. ' +
    'dtype=float32 computes the same weights finely, softmax_dtype=float32 only the last step.'
  )
}
