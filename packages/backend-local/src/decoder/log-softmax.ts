import { type Arithmetic, combined, isHalf, rounded } from './graph-context.ts'

/**
 * Log-probabilities of rows of logits, nats.
 *
 * @source torch 2.13, aten/src/ATen/native/cpu/SoftMaxKernel.cpp `vec_log_softmax_lastdim_chunk_kernel`: in half precision the
 * sum of the exponentials and its logarithm are kept in the half type
 */
export function logSoftmax(context: Arithmetic, logits: string): string {
  const { builder, computation } = context
  if (!isHalf(context) || computation.floatSoftmax) return builder.node('LogSoftmax', [logits], { axis: -1 })
  const last = builder.ints(-1)
  const highest = builder.node('ReduceMax', [logits, last], { keepdims: 1 })
  const below = builder.node('Sub', [logits, highest])
  const sum = builder.node('ReduceSum', [builder.node('Exp', [below]), last], { keepdims: 1 })
  const logarithm = rounded(context, builder.node('Log', [rounded(context, sum)]))
  return combined(context, 'Sub', below, logarithm)
}
