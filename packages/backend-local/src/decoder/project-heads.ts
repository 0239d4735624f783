import type { Attention, Norm } from './decoder-model.ts'
import type { DecoderShape } from './decoder-shape.ts'
import { combined, type GraphContext, rounded } from './graph-context.ts'
import { linear } from './linear.ts'
import { norm } from './norm.ts'

/** Queries, keys and values `[tokens, heads * headSize]`, normed, not rotated. */
export interface ProjectedHeads {
  readonly query: string
  readonly key: string
  readonly value: string
}

/** Makes queries, keys and values of rows `[tokens, hiddenSize]`. */
export function projectHeads(
  context: GraphContext,
  shape: DecoderShape,
  attention: Attention,
  rows: string,
): ProjectedHeads {
  const { builder } = context
  const { clip, norms, scaledQuery, scale } = attention
  const bound = (limit: number): string => rounded(context, builder.float(limit))
  const clipped = (value: string): string =>
    clip === undefined ? value : builder.node('Clip', [value, bound(-clip), bound(clip)])
  const [query, key, value] = project(context, shape, attention, rows).map(clipped)
  const normed = (heads: string, part: Norm | undefined, count: number): string =>
    part === undefined
      ? heads
      : norms?.over === 'row'
        ? norm(context, heads, part)
        : normEachHead(context, heads, part, count, shape.headSize)
  const queries = normed(query ?? '', norms?.query, shape.queryHeads)
  return {
    query: scaledQuery === true ? combined(context, 'Mul', queries, builder.float(scale)) : queries,
    key: normed(key ?? '', norms?.key, shape.keyValueHeads),
    value: value ?? '',
  }
}

function normEachHead(context: GraphContext, rows: string, part: Norm, heads: number, size: number): string {
  const { builder } = context
  const byHead = builder.node('Reshape', [rows, builder.ints(-1, heads, size)])
  return builder.node('Reshape', [norm(context, byHead, part), builder.ints(-1, heads * size)])
}

function project(
  context: GraphContext,
  { headSize, keyValueHeads, queryHeads }: DecoderShape,
  { projections }: Attention,
  rows: string,
): readonly string[] {
  const { builder } = context
  switch (projections.kind) {
    case 'apart':
      return [projections.query, projections.key, projections.value].map((part) =>
        linear(context, rows, part),
      )
    case 'joined': {
      const all = linear(context, rows, projections.all)
      const widths = [queryHeads, keyValueHeads, keyValueHeads].map((heads) => heads * headSize)
      return builder.split(all, widths, 1)
    }
    case 'interleaved': {
      const group = queryHeads / keyValueHeads
      const all = linear(context, rows, projections.all)
      const byKeyHead = builder.node('Reshape', [all, builder.ints(-1, keyValueHeads, group + 2, headSize)])
      const parts = builder.split(byKeyHead, [group, 1, 1], 2)
      return parts.map((part, index) =>
        builder.node('Reshape', [
          part,
          builder.ints(-1, (index === 0 ? queryHeads : keyValueHeads) * headSize),
        ]),
      )
    }
    default:
      throw projections satisfies never
  }
}
