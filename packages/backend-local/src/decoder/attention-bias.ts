import type { GraphBuilder } from '../onnx/graph-builder.ts'
import type { DecoderInputs } from './decoder-interface.ts'

/** Far below any score, and finite: a sum with it stays a number. */
const HIDDEN = -1e30

/** Who sees whom, for the layers of a graph. */
export interface Visibility {
  /** What is added to scores `[tokens, past + tokens]`: 0 where a token sees a column, else far below any score. */
  bias(window: number | undefined): string
  /** int64 `[past + tokens]`: position of each column. */
  readonly columnPositions: string
}

/** Reads the inputs once; each window is made when a layer asks for it, and shared. */
export function visibility(builder: GraphBuilder, inputs: DecoderInputs): Visibility {
  const seen = builder.node('Concat', [pastVisible(builder, inputs), treeVisible(builder, inputs)], {
    axis: 1,
  })
  const positions = builder.node('Squeeze', [inputs.positions, builder.ints(0)])
  const columnPositions = builder.node('Concat', [inputs.columnPositions, positions], { axis: 0 })
  const known = new Map<number | undefined, string>()
  const make = (window: number | undefined): string => {
    const near = window === undefined ? undefined : nearby(builder, positions, columnPositions, window)
    const visible = near === undefined ? seen : builder.node('And', [seen, near])
    return builder.node('Where', [visible, builder.float(0), builder.float(HIDDEN)])
  }
  return {
    columnPositions,
    bias(window) {
      const bias = known.get(window) ?? make(window)
      known.set(window, bias)
      return bias
    },
  }
}

/** Columns less than `window` positions before a token: bool `[tokens, past + tokens]`. */
function nearby(builder: GraphBuilder, rows: string, columns: string, window: number): string {
  const first = builder.node('Sub', [builder.node('Unsqueeze', [rows, builder.ints(1)]), builder.int(window)])
  return builder.node('Greater', [builder.node('Unsqueeze', [columns, builder.ints(0)]), first])
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
