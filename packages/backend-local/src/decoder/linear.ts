import type { Linear } from './decoder-model.ts'
import { combined, type GraphContext, isHalf, rounded } from './graph-context.ts'

/** `value · weightᵀ (+ bias)` for rows `[rows, in]`; the weight as it is stored. */
export function linear(context: GraphContext, value: string, part: Linear): string {
  const { builder, weights } = context
  const { name, input, output, biased = false, sharedWith = name, transposed = false } = part
  const shape = transposed ? [input, output] : [output, input]
  const weight = weights.value(builder, `${sharedWith}.weight`, shape)
  const bias = biased ? [weights.value(builder, `${name}.bias`, [output])] : []
  const gemm = (...operands: readonly string[]): string =>
    rounded(context, builder.node('Gemm', operands, transposed ? {} : { transB: 1 }))
  const [apart] = part.biasApart === true && isHalf(context) ? bias : []
  return apart === undefined
    ? gemm(value, weight, ...bias)
    : combined(context, 'Add', gemm(value, weight), apart)
}
