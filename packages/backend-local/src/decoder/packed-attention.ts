import type { GraphBuilder } from '../onnx/graph-builder.ts'
import { onnxTypes } from '../onnx/onnx-graph.ts'
import type { Visibility } from './attention-bias.ts'
import { keyName, pastKeyName, pastValueName, valueName } from './decoder-interface.ts'
import type { Attention } from './decoder-model.ts'
import type { DecoderShape } from './decoder-shape.ts'
import { fastExponential } from './fast-exponential.ts'
import { combined, type GraphContext, isHalf, rounded, roundedTo, softCapped } from './graph-context.ts'

/** Queries, keys and values of one layer, `[1, tokens, heads * headSize]`, the first two rotated; values without the 1. */
export interface AttentionParts {
  readonly query: string
  readonly key: string
  readonly value: string
}

/** The layer whose attention it is. */
export interface AttentionLayer {
  readonly index: number
  readonly shape: DecoderShape
  readonly attention: Attention
  readonly visibility: Visibility
}

/**
 * Attention of one layer over the cached columns and this run's tokens: `[tokens, queryHeads * headSize]`. Also declares
 * the layer's cache inputs and outputs. Query heads that share a key head are laid out below each other, so that keys
 * are never repeated.
 */
export function packedAttention(context: GraphContext, layer: AttentionLayer, parts: AttentionParts): string {
  const { builder } = context
  const { queryHeads, keyValueHeads, headSize } = layer.shape
  const group = queryHeads / keyValueHeads
  const { index, shape } = layer
  const keys = cachedColumns(
    builder,
    shape,
    { past: pastKeyName(index), fresh: keyName(index) },
    parts.key,
    [1],
  )
  const values = cachedColumns(
    builder,
    shape,
    { past: pastValueName(index), fresh: valueName(index) },
    parts.value,
    [],
  )
  const grouped = builder.node('Reshape', [parts.query, builder.ints(-1, keyValueHeads, group, headSize)])
  const turned = builder.node('Transpose', [grouped], { perm: [1, 2, 0, 3] })
  const query = builder.node('Reshape', [turned, builder.ints(keyValueHeads, -1, headSize)])
  const bias = layer.visibility.bias(layer.attention.window)
  const mixed = mixedValues(context, layer, bias, { query, keys, values })
  const rows = builder.node('Shape', [bias], { start: 0, end: 1 })
  const apart = builder.node('Concat', [builder.ints(keyValueHeads, group), rows, builder.ints(headSize)], {
    axis: 0,
  })
  const back = builder.node('Transpose', [builder.node('Reshape', [mixed, apart])], { perm: [2, 0, 1, 3] })
  return builder.node('Reshape', [back, builder.ints(-1, queryHeads * headSize)])
}

/** By key head: queries `[keyValueHeads, group * tokens, headSize]`, keys and values `[keyValueHeads, columns, headSize]`. */
interface HeadParts {
  readonly query: string
  readonly keys: string
  readonly values: string
}

/** Values weighted by attention: `[keyValueHeads, group * tokens, headSize]`. */
function mixedValues(context: GraphContext, layer: AttentionLayer, bias: string, parts: HeadParts): string {
  const { builder } = context
  const { queryHeads, keyValueHeads } = layer.shape
  const scores = attentionScores(context, layer.attention, parts)
  const heads = builder.node('Concat', [builder.ints(queryHeads), builder.node('Shape', [bias])], { axis: 0 })
  const byHead = builder.node('Reshape', [scores, heads])
  const shifted = builder.node('Add', [sloped(context, layer, byHead), bias])
  const columns = builder.node('Shape', [bias], { start: 1, end: 2 })
  const byGroup = (value: string, width: string): string =>
    builder.node('Reshape', [
      value,
      builder.node('Concat', [builder.ints(keyValueHeads, -1), width], { axis: 0 }),
    ])
  if (isHalf(context) && (layer.attention.rounding ?? 'fused') === 'fused') {
    const [weights, sum] = unscaledWeights(context, shifted)
    const mixed = builder.node('MatMul', [byGroup(weights, columns), parts.values])
    return rounded(context, builder.node('Div', [mixed, byGroup(sum, builder.ints(1))]))
  }
  const exact = builder.node('Softmax', [shifted], { axis: -1 })
  const weights = layer.attention.rounding === 'last' ? exact : rounded(context, exact)
  return rounded(context, builder.node('MatMul', [byGroup(weights, columns), parts.values]))
}

/** Scores of all pairs, scaled and capped: `[keyValueHeads, group * tokens, columns]`. */
function attentionScores(context: GraphContext, attention: Attention, { query, keys }: HeadParts): string {
  const { builder } = context
  const { rounding, scale, scaledQuery = false, softCap } = attention
  // What is computed at once is only rounded at the end.
  const apart = isHalf(context) && rounding === 'stepwise'
  const alpha = apart || scaledQuery ? 1 : scale
  const product = builder.fused('FusedMatMul', [query, keys], { transB: 1, alpha: { float: alpha } })
  const scores =
    apart && !scaledQuery
      ? combined(context, 'Mul', rounded(context, product), builder.float(scale))
      : product
  return softCap === undefined ? scores : softCapped(context, scores, softCap)
}

/** Adds what the positions of the keys are worth to scores `[queryHeads, tokens, columns]`. */
function sloped(context: GraphContext, { attention, visibility }: AttentionLayer, scores: string): string {
  const { builder, computation } = context
  const { rounding, slopes } = attention
  if (slopes === undefined) return scores
  const type = slopes.roundedTo ?? 'float32'
  const inType = (value: string): string => roundedTo(builder, value, type)
  const positions = inType(builder.node('Cast', [visibility.columnPositions], { to: onnxTypes.float32 }))
  const factors = inType(builder.node('Unsqueeze', [builder.floats(slopes.factors), builder.ints(1, 2)]))
  const product = rounded(context, inType(builder.node('Mul', [factors, positions])))
  const { scale } = slopes
  const added = scale === undefined ? product : combined(context, 'Mul', product, builder.float(scale))
  const sum = builder.node('Add', [scores, added])
  return computation.type !== 'float32' && rounding === 'late' ? rounded(context, sum) : sum
}

/**
 * Weights as torch's fused kernel has them in half precision: exponentials are rounded before they meet the values, their
 * sum is not, and the product is divided last.
 *
 * @source torch 2.13, aten/src/ATen/native/cpu/FlashAttentionKernel.cpp
 */
function unscaledWeights(context: GraphContext, scores: string): readonly [weights: string, sum: string] {
  const { builder } = context
  const last = builder.ints(-1)
  const highest = builder.node('ReduceMax', [scores, last], { keepdims: 1 })
  const weights = fastExponential(builder, builder.node('Sub', [scores, highest]))
  return [rounded(context, weights), builder.node('ReduceSum', [weights, last], { keepdims: 1 })]
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
