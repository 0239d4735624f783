import type { GraphBuilder } from '../onnx/graph-builder.ts'
import type { DecoderInputs } from './decoder-interface.ts'

/** Far below any score, and finite: a sum with it stays a number. */
const HIDDEN = -1e30

/** What is added to the attention scores `[tokens, past + tokens]`: 0 where a token sees a column, else {@link HIDDEN}. */
export function attentionBias(builder: GraphBuilder, inputs: DecoderInputs): string {
  const visible = builder.node('Concat', [pastVisible(builder, inputs), treeVisible(builder, inputs)], {
    axis: 1,
  })
  return builder.node('Where', [visible, builder.float(0), builder.float(HIDDEN)])
}

function pastVisible(builder: GraphBuilder, inputs: DecoderInputs): string {
  const columns = builder.node('Unsqueeze', [inputs.columnOwner, builder.ints(0)])
  const equals = (owner: string): string =>
    builder.node('Equal', [builder.node('Unsqueeze', [owner, builder.ints(1)]), columns])
  return builder.node('Or', [equals(inputs.tokenOwner), equals(inputs.tokenPrefix)])
}

function treeVisible(builder: GraphBuilder, inputs: DecoderInputs): string {
  const count = builder.node('Squeeze', [builder.node('Shape', [inputs.inputIds]), builder.ints(0)])
  const range = builder.node('Range', [builder.int(0), count, builder.int(1)])
  const column = builder.node('Unsqueeze', [range, builder.ints(0)])
  const row = builder.node('Unsqueeze', [range, builder.ints(1)])
  const ends = builder.node('Unsqueeze', [
    builder.node('Cast', [inputs.subtreeEnd], { to: 7 }),
    builder.ints(0),
  ])
  return builder.node('And', [builder.node('LessOrEqual', [column, row]), builder.node('Less', [row, ends])])
}
