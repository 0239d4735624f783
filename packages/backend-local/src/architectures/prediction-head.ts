import type { GraphBuilder } from '../onnx/graph-builder.ts'
import type { DecoderShape } from './architecture.ts'
import { type DecoderInputs, decoderOutputs } from './decoder-interface.ts'

/** The parts of the head that differ between architectures. */
export interface HeadParts {
  /** Hidden states after the last layer `[tokens, hiddenSize]`, before the final norm. */
  readonly hidden: string
  norm(rows: string): string
  /** `[rows, hiddenSize]` → `[rows, vocabulary]`. */
  project(rows: string): string
}

/**
 * Ends a graph: only the wanted rows go through norm and head, and log-probabilities are picked inside, so that a few
 * numbers leave instead of `[tokens, vocabulary]`.
 */
export function predictionHead(
  builder: GraphBuilder,
  shape: DecoderShape,
  inputs: DecoderInputs,
  parts: HeadParts,
): void {
  const gather = (rows: string): string => builder.node('Gather', [parts.hidden, rows], { axis: 0 })
  const wanted = builder.node('Concat', [gather(inputs.rows), inputs.carried], { axis: 0 })
  const logits = parts.project(parts.norm(wanted))
  const logprobs = builder.node('LogSoftmax', [logits], { axis: -1 })
  const flat = builder.node('Reshape', [logprobs, builder.ints(-1)])
  const best = builder.node('ArgMax', [logits], { axis: -1, keepdims: 0 })
  builder.output(
    decoderOutputs.logprobs,
    builder.node('Gather', [flat, inputs.picks], { axis: 0 }),
    'float32',
    ['picks'],
  )
  builder.output(decoderOutputs.best, builder.node('Cast', [best], { to: 6 }), 'int32', ['best'])
  builder.output(decoderOutputs.logits, logits, 'float32', ['best', shape.vocabularySize])
  builder.output(decoderOutputs.kept, gather(inputs.keptRows), 'float32', ['kept', shape.hiddenSize])
}
