import type { GraphBuilder } from '../onnx/graph-builder.ts'
import { onnxTypes } from '../onnx/onnx-graph.ts'
import type { DecoderShape } from './decoder-shape.ts'

/** Name of the keys that layer `layer` has cached: float32 `[1, past, keyValueHeads * headSize]`. */
export function pastKeyName(layer: number): string {
  return `past_key.${layer}`
}

/** Name of the cached values: float32 `[past, keyValueHeads * headSize]`. */
export function pastValueName(layer: number): string {
  return `past_value.${layer}`
}

/** Name of the keys of this run's tokens: float32 `[1, tokens, keyValueHeads * headSize]`, rotated. */
export function keyName(layer: number): string {
  return `key.${layer}`
}

/** Name of the values of this run's tokens: float32 `[tokens, keyValueHeads * headSize]`. */
export function valueName(layer: number): string {
  return `value.${layer}`
}

/** Name of the cosines of a rotation: float32 `[positions, size / 2]`. */
export function cosName(rope: number): string {
  return `cos.${rope}`
}

/** Name of the sines of a rotation. */
export function sinName(rope: number): string {
  return `sin.${rope}`
}

/**
 * What every decoder graph takes. There is no batch: the tokens of all sequences stand in one row, and who sees whom is
 * told by three small integer vectors.
 */
export interface DecoderInputs {
  /** int32 `[tokens]`. */
  readonly inputIds: string
  /** int64 `[1, tokens]`: row of the cosines and sines. */
  readonly positions: string
  /** One for each of the shape's `ropes`: float32 `[positions, size / 2]`. */
  readonly rotations: readonly { readonly cos: string; readonly sin: string }[]
  /**
   * int32 `[tokens]`. Tokens stand in depth-first order of a forest; token `j` is an ancestor of `i` (or `i` itself)
   * iff `j <= i < subtree_end[j]`, and `i` sees exactly its ancestors.
   */
  readonly subtreeEnd: string
  /** int32 `[past]`: whose cached column this is. */
  readonly columnOwner: string
  /** int64 `[past]`: position of each cached column. */
  readonly columnPositions: string
  /** int32 `[tokens]`: `i` sees the cached columns of this owner, */
  readonly tokenOwner: string
  /** int32 `[tokens]`: and of this one (a prefix that several sequences share). */
  readonly tokenPrefix: string
  /** int32 `[rows]`: tokens whose next token is asked for. */
  readonly rows: string
  /** float32 `[carried, hiddenSize]`: hidden states of an earlier run that go through the head in this one. */
  readonly carried: string
  /** int32 `[picks]`: cells of the log-probabilities `[rows + carried, vocabulary]`, counted row by row. */
  readonly picks: string
  /** int32 `[kept]`: tokens whose hidden states are wanted themselves, for a later run. */
  readonly keptRows: string
}

/** Names of the outputs beside keys and values. */
export const decoderOutputs = {
  /** float32 `[picks]`: nats. */
  logprobs: 'logprobs',
  /** int32 `[rows + carried]`: the id of the highest log-probability, the first on ties. */
  best: 'best',
  /** int32 `[rows + carried]`: the id of the highest logit, the first on ties; log-probabilities may be rounded to more ties. */
  bestLogit: 'best_logit',
  /** float32 `[rows + carried, vocabulary]`. */
  logits: 'logits',
  /** float32 `[kept, hiddenSize]`. */
  kept: 'kept_hidden',
} as const

/** Declares {@link DecoderInputs} in a graph. */
export function declareInputs(builder: GraphBuilder, shape: DecoderShape): DecoderInputs {
  const wide = (name: string, size: string): string =>
    builder.node('Cast', [builder.input(name, 'int32', [size])], { to: onnxTypes.int64 })
  return {
    inputIds: builder.input('input_ids', 'int32', ['tokens']),
    positions: builder.node('Unsqueeze', [wide('position_ids', 'tokens'), builder.ints(0)]),
    rotations: shape.ropes.map(({ size }, rope) => ({
      cos: builder.input(cosName(rope), 'float32', [`positions.${rope}`, size / 2]),
      sin: builder.input(sinName(rope), 'float32', [`positions.${rope}`, size / 2]),
    })),
    subtreeEnd: builder.input('subtree_end', 'int32', ['tokens']),
    columnOwner: builder.input('column_owner', 'int32', ['past']),
    columnPositions: wide('column_positions', 'past'),
    tokenOwner: builder.input('token_owner', 'int32', ['tokens']),
    tokenPrefix: builder.input('token_prefix', 'int32', ['tokens']),
    rows: builder.input('rows', 'int32', ['rows']),
    carried: builder.input('carried_hidden', 'float32', ['carried', shape.hiddenSize]),
    picks: builder.input('picks', 'int32', ['picks']),
    keptRows: builder.input('kept_rows', 'int32', ['kept']),
  }
}
