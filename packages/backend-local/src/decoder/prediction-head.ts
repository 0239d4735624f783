import { onnxTypes } from '../onnx/onnx-graph.ts'
import { type DecoderInputs, decoderOutputs } from './decoder-interface.ts'
import type { PredictionHead } from './decoder-model.ts'
import type { DecoderShape } from './decoder-shape.ts'
import { combined, type GraphContext, isHalf, softCapped } from './graph-context.ts'
import { linear } from './linear.ts'
import { logSoftmax } from './log-softmax.ts'
import { norm } from './norm.ts'

/**
 * Ends a graph: only the wanted rows go through norm and head, and log-probabilities are picked inside, so that a few
 * numbers leave instead of `[tokens, vocabulary]`.
 *
 * @param hidden states after the last layer `[tokens, hiddenSize]`, before the final norm.
 */
export function predictionHead(
  context: GraphContext,
  shape: DecoderShape,
  inputs: DecoderInputs,
  hidden: string,
  head: PredictionHead,
): void {
  const { builder } = context
  const gather = (rows: string): string => builder.node('Gather', [hidden, rows], { axis: 0 })
  const wanted = builder.node('Concat', [gather(inputs.rows), inputs.carried], { axis: 0 })
  const logits = makeLogits(context, wanted, head)
  const logprobs = logSoftmax(context, logits)
  const flat = builder.node('Reshape', [logprobs, builder.ints(-1)])
  const picked = builder.node('Gather', [flat, inputs.picks], { axis: 0 })
  builder.output(decoderOutputs.logprobs, picked, 'float32', ['picks'])
  const best = bestId(context, isHalf(context) ? logprobs : logits)
  builder.output(decoderOutputs.best, best, 'int32', ['best'])
  const bestLogit = isHalf(context) ? bestId(context, logits) : builder.node('Identity', [best])
  builder.output(decoderOutputs.bestLogit, bestLogit, 'int32', ['best'])
  builder.output(decoderOutputs.logits, logits, 'float32', ['best', shape.vocabularySize])
  builder.output(decoderOutputs.kept, gather(inputs.keptRows), 'float32', ['kept', shape.hiddenSize])
}

function makeLogits(context: GraphContext, rows: string, head: PredictionHead): string {
  const { builder } = context
  const normed = head.norm === undefined ? rows : norm(context, rows, head.norm)
  const projected = head.project === undefined ? normed : linear(context, normed, head.project)
  const logits = linear(context, projected, head.linear)
  const { divisor, factor, softCap } = head
  const multiplied = factor === undefined ? logits : combined(context, 'Mul', logits, builder.float(factor))
  const scaled =
    divisor === undefined ? multiplied : combined(context, 'Div', multiplied, builder.float(divisor))
  return softCap === undefined ? scaled : softCapped(context, scaled, softCap)
}

function bestId({ builder }: GraphContext, rows: string): string {
  const best = builder.node('ArgMax', [rows], { axis: -1, keepdims: 0 })
  return builder.node('Cast', [best], { to: onnxTypes.int32 })
}
