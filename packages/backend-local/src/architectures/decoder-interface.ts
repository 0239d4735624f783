import type { GraphBuilder } from '../onnx/graph-builder.ts'
import type { DecoderShape } from './architecture.ts'

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

/**
 * What every decoder graph takes. There is no batch: the tokens of all sequences stand in one row, and who sees whom is
 * told by three small integer vectors.
 */
export interface DecoderInputs {
  /** int32 `[tokens]`. */
  readonly inputIds: string
  /** int64 `[1, tokens]`: row of `cos` and `sin`. */
  readonly positions: string
  /** float32 `[positions, headSize / 2]`. */
  readonly cos: string
  readonly sin: string
  /**
   * int32 `[tokens]`. Tokens stand in depth-first order of a forest; token `j` is an ancestor of `i` (or `i` itself)
   * iff `j <= i < subtree_end[j]`, and `i` sees exactly its ancestors.
   */
  readonly subtreeEnd: string
  /** int32 `[past]`: whose cached column this is. */
  readonly columnOwner: string
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
  /** int32 `[rows + carried]`: the id of the highest logit, the first on ties. */
  best: 'best',
  /** float32 `[rows + carried, vocabulary]`. */
  logits: 'logits',
  /** float32 `[kept, hiddenSize]`. */
  kept: 'kept_hidden',
} as const

/** Declares {@link DecoderInputs} in a graph. */
export function declareInputs(builder: GraphBuilder, shape: DecoderShape): DecoderInputs {
  const half = shape.headSize / 2
  const positionIds = builder.input('position_ids', 'int32', ['tokens'])
  return {
    inputIds: builder.input('input_ids', 'int32', ['tokens']),
    positions: builder.node('Unsqueeze', [builder.node('Cast', [positionIds], { to: 7 }), builder.ints(0)]),
    cos: builder.input('cos', 'float32', ['positions', half]),
    sin: builder.input('sin', 'float32', ['positions', half]),
    subtreeEnd: builder.input('subtree_end', 'int32', ['tokens']),
    columnOwner: builder.input('column_owner', 'int32', ['past']),
    tokenOwner: builder.input('token_owner', 'int32', ['tokens']),
    tokenPrefix: builder.input('token_prefix', 'int32', ['tokens']),
    rows: builder.input('rows', 'int32', ['rows']),
    carried: builder.input('carried_hidden', 'float32', ['carried', shape.hiddenSize]),
    picks: builder.input('picks', 'int32', ['picks']),
    keptRows: builder.input('kept_rows', 'int32', ['kept']),
  }
}
