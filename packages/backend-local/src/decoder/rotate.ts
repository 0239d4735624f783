import type { Rotary } from './decoder-model.ts'
import type { DecoderInputs } from './decoder-interface.ts'
import { combined, type GraphContext, isHalf, rounded } from './graph-context.ts'

/**
 * Rotates the heads of queries or keys by position.
 *
 * @param value `[tokens, heads * headSize]`; comes back with a leading 1.
 */
export function rotate(
  context: GraphContext,
  value: string,
  heads: { readonly count: number; readonly size: number },
  rotary: Rotary | undefined,
  inputs: DecoderInputs,
): string {
  const { builder } = context
  if (rotary === undefined) return builder.node('Unsqueeze', [value, builder.ints(0)])
  const { rounding = 'steps' } = rotary
  if (isHalf(context) && rounding === 'steps') return stepwise(context, value, heads, rotary, inputs)
  const tables = inputs.rotations[rotary.rope] ?? { cos: '', sin: '' }
  const batch = builder.node('Unsqueeze', [value, builder.ints(0)])
  const partial =
    rotary.size === heads.size ? {} : { rotary_embedding_dim: rotary.size, num_heads: heads.count }
  const [cos, sin] = [tables.cos, tables.sin].map((table) =>
    rounding === 'tables' ? rounded(context, table) : table,
  )
  const turned = builder.fused('RotaryEmbedding', [batch, inputs.positions, cos ?? '', sin ?? ''], {
    ...partial,
    ...(rotary.neighbours === true && { interleaved: 1 }),
  })
  return rounded(context, turned)
}

/** As transformers does it, rounding each product and their sum. */
function stepwise(
  context: GraphContext,
  value: string,
  heads: { readonly count: number; readonly size: number },
  { neighbours = false, rope, size }: Rotary,
  inputs: DecoderInputs,
): string {
  const { builder } = context
  const tables = inputs.rotations[rope] ?? { cos: '', sin: '' }
  const [cos, sin] = [tables.cos, tables.sin].map((table) => {
    const rows = builder.node(
      'Gather',
      [table, builder.node('Squeeze', [inputs.positions, builder.ints(0)])],
      {
        axis: 0,
      },
    )
    // [tokens, 1 (heads), 1 (either of a pair), size / 2]
    return rounded(context, builder.node('Unsqueeze', [rows, builder.ints(1, neighbours ? 3 : 2)]))
  })
  const byHead = builder.node('Reshape', [value, builder.ints(-1, heads.count, heads.size)])
  const turned = slice(context, byHead, 0, size)
  const pairs = neighbours ? [0, 0, size / 2, 2] : [0, 0, 2, size / 2]
  const paired = builder.node('Reshape', [turned, builder.ints(...pairs)])
  const axis = neighbours ? 3 : 2
  const [first, second] = [0, 1].map((half) =>
    builder.node('Slice', [paired, builder.ints(half), builder.ints(half + 1), builder.ints(axis)]),
  )
  const other = builder.node('Concat', [builder.node('Neg', [second ?? '']), first ?? ''], { axis })
  const sum = combined(
    context,
    'Add',
    combined(context, 'Mul', paired, cos ?? ''),
    combined(context, 'Mul', other, sin ?? ''),
  )
  const flat = builder.node('Reshape', [sum, builder.ints(0, 0, size)])
  const whole =
    size === heads.size
      ? flat
      : builder.node('Concat', [flat, slice(context, byHead, size, heads.size)], { axis: 2 })
  return builder.node('Reshape', [whole, builder.ints(1, -1, heads.count * heads.size)])
}

function slice({ builder }: GraphContext, value: string, from: number, to: number): string {
  return builder.node('Slice', [value, builder.ints(from), builder.ints(to), builder.ints(2)])
}
