import type { GraphBuilder } from '../onnx/graph-builder.ts'
import type { DecoderShape } from './architecture.ts'
import { keyName, pastKeyName, pastValueName, valueName } from './decoder-interface.ts'

/** Queries, keys and values of one layer, `[1, tokens, heads * headSize]`, the first two rotated; values without the 1. */
export interface AttentionParts {
  readonly query: string
  readonly key: string
  readonly value: string
  /** See `attentionBias`. */
  readonly bias: string
}

/**
 * Attention of one layer over the cached columns and this run's tokens: `[tokens, queryHeads * headSize]`. Also declares
 * the layer's cache inputs and outputs. Query heads that share a key head are laid out below each other, so that keys
 * are never repeated.
 */
export function packedAttention(
  builder: GraphBuilder,
  shape: DecoderShape,
  layer: number,
  parts: AttentionParts,
): string {
  const { queryHeads, keyValueHeads, headSize } = shape
  const group = queryHeads / keyValueHeads
  const keys = cachedColumns(
    builder,
    shape,
    { past: pastKeyName(layer), fresh: keyName(layer) },
    parts.key,
    [1],
  )
  const values = cachedColumns(
    builder,
    shape,
    { past: pastValueName(layer), fresh: valueName(layer) },
    parts.value,
    [],
  )
  const grouped = builder.node('Reshape', [parts.query, builder.ints(-1, keyValueHeads, group, headSize)])
  const turned = builder.node('Transpose', [grouped], { perm: [1, 2, 0, 3] })
  const query = builder.node('Reshape', [turned, builder.ints(keyValueHeads, -1, headSize)])
  const scale = { float: 1 / Math.sqrt(headSize) }
  const scores = builder.fused('FusedMatMul', [query, keys], { transB: 1, alpha: scale })
  const byHead = builder.node('Reshape', [scores, headRows(builder, queryHeads, parts.bias)])
  const weights = builder.node('Softmax', [builder.node('Add', [byHead, parts.bias])], { axis: -1 })
  const columns = builder.node('Shape', [parts.bias], { start: 1, end: 2 })
  const byGroup = builder.node('Concat', [builder.ints(keyValueHeads, -1), columns], { axis: 0 })
  const mixed = builder.node('MatMul', [builder.node('Reshape', [weights, byGroup]), values])
  const rows = builder.node('Shape', [parts.bias], { start: 0, end: 1 })
  const apart = builder.node('Concat', [builder.ints(keyValueHeads, group), rows, builder.ints(headSize)], {
    axis: 0,
  })
  const back = builder.node('Transpose', [builder.node('Reshape', [mixed, apart])], { perm: [2, 0, 1, 3] })
  return builder.node('Reshape', [back, builder.ints(-1, queryHeads * headSize)])
}

/** Cached and new columns by head: `[keyValueHeads, past + tokens, headSize]`. */
function cachedColumns(
  builder: GraphBuilder,
  shape: DecoderShape,
  names: { readonly past: string; readonly fresh: string },
  fresh: string,
  leading: readonly number[],
): string {
  const width = shape.keyValueHeads * shape.headSize
  const past = builder.input(names.past, 'float32', [...leading, 'past', width])
  builder.output(names.fresh, fresh, 'float32', [...leading, 'tokens', width])
  const all = builder.node('Concat', [past, fresh], { axis: leading.length })
  const split = builder.node('Reshape', [all, builder.ints(-1, shape.keyValueHeads, shape.headSize)])
  return builder.node('Transpose', [split], { perm: [1, 0, 2] })
}

function headRows(builder: GraphBuilder, queryHeads: number, bias: string): string {
  return builder.node('Concat', [builder.ints(queryHeads), builder.node('Shape', [bias])], { axis: 0 })
}
