import type { DecoderInputs } from './decoder-interface.ts'
import type { Embedding } from './decoder-model.ts'
import type { DecoderShape } from './decoder-shape.ts'
import { combined, type GraphContext, rounded } from './graph-context.ts'
import { linear } from './linear.ts'
import { norm } from './norm.ts'

/** The stream that enters the first layer: `[tokens, hiddenSize]`. */
export function embedTokens(
  context: GraphContext,
  shape: DecoderShape,
  embedding: Embedding,
  inputs: DecoderInputs,
): string {
  const { builder, weights } = context
  const { name, norm: part, positions, project, scale, scaleInFloat = false, width } = embedding
  const rows = weights.rows(builder, `${name}.weight`, [shape.vocabularySize, width], inputs.inputIds)
  const factorOf = (value: number): string =>
    scaleInFloat ? builder.float(value) : rounded(context, builder.float(value))
  const scaled = scale === undefined ? rows : combined(context, 'Mul', rows, factorOf(scale))
  const projected = project === undefined ? scaled : linear(context, scaled, project)
  const placed =
    positions === undefined
      ? projected
      : combined(context, 'Add', projected, placesOf(context, shape, positions, inputs))
  return part === undefined ? placed : norm(context, placed, part)
}

function placesOf(
  { builder, weights }: GraphContext,
  { hiddenSize }: DecoderShape,
  { name, offset, rows }: NonNullable<Embedding['positions']>,
  inputs: DecoderInputs,
): string {
  const positions = builder.node('Squeeze', [inputs.positions, builder.ints(0)])
  const places = offset === 0 ? positions : builder.node('Add', [positions, builder.int(offset)])
  return weights.rows(builder, `${name}.weight`, [rows, hiddenSize], places)
}
