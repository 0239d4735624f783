import type { Linear } from './decoder-model.ts'
import { type GraphContext, rounded } from './graph-context.ts'

/** `value · weightᵀ (+ bias)` for rows `[rows, in]`; the weight as it is stored. */
export function linear(context: GraphContext, value: string, part: Linear): string {
  const { builder, weights } = context
  const { name, input, output, biased = false, sharedWith = name, transposed = false } = part
  const shape = transposed ? [input, output] : [output, input]
  const operands = [value, weights.value(builder, `${sharedWith}.weight`, shape)]
  if (biased) operands.push(weights.value(builder, `${name}.bias`, [output]))
  return rounded(context, builder.node('Gemm', operands, transposed ? {} : { transB: 1 }))
}
