import type { LayerNorm, Norm, RmsNorm } from './decoder-model.ts'
import { combined, type GraphContext, isHalf, rounded } from './graph-context.ts'

/** Normalises rows along the last axis. */
export function norm(context: GraphContext, value: string, part: Norm): string {
  return part.kind === 'rms' ? rmsNorm(context, value, part) : layerNorm(context, value, part)
}

/** `[normed, sum]` of the residual stream and an update to it. */
export function addAndNorm(
  context: GraphContext,
  hidden: string,
  update: string | undefined,
  part: Norm | undefined,
): readonly [string, string] {
  if (update !== undefined && part !== undefined && !isHalf(context)) {
    const fused = fusedAddAndNorm(context, hidden, update, part)
    if (fused !== undefined) return fused
  }
  const sum = update === undefined ? hidden : combined(context, 'Add', hidden, update)
  return [part === undefined ? sum : norm(context, sum, part), sum]
}

/** One node for both, where the runtime has one. */
function fusedAddAndNorm(
  { builder, weights }: GraphContext,
  hidden: string,
  update: string,
  part: Norm,
): readonly [string, string] | undefined {
  const operator = part.kind === 'rms' ? 'SkipSimplifiedLayerNormalization' : 'SkipLayerNormalization'
  if (part.kind === 'rms' ? part.aroundOne === true : part.scaled === false || part.biased === false)
    return undefined
  const suffixes = part.kind === 'rms' ? ['weight'] : ['weight', 'bias']
  const parts = suffixes.map((suffix) => weights.value(builder, `${part.name}.${suffix}`, [part.size]))
  const outputs = builder.fusedMany(operator, [hidden, update, ...parts], [true, false, false, true], {
    epsilon: { float: part.epsilon },
  })
  return [outputs[0] ?? '', outputs[3] ?? '']
}

function rmsNorm(context: GraphContext, value: string, part: RmsNorm): string {
  const { builder, weights } = context
  const { aroundOne = false, epsilon, name, roundedOnce = false, size } = part
  const stored = weights.value(builder, `${name}.weight`, [size])
  const weight = aroundOne ? builder.node('Add', [stored, builder.float(1)]) : stored
  const simplified = (scale: string): string =>
    builder.node('SimplifiedLayerNormalization', [value, scale], {
      axis: -1,
      epsilon: { float: epsilon },
      stash_type: 1,
    })
  if (roundedOnce || !isHalf(context)) return rounded(context, simplified(weight))
  // transformers rounds before it multiplies by the weight.
  const plain = rounded(context, simplified(builder.floats(ones(size))))
  return combined(context, 'Mul', plain, weight)
}

function layerNorm(context: GraphContext, value: string, part: LayerNorm): string {
  const { builder, weights } = context
  const { name, size, epsilon, scaled = true, biased = true } = part
  const scale = scaled ? weights.value(builder, `${name}.weight`, [size]) : builder.floats(ones(size))
  const bias = biased ? [weights.value(builder, `${name}.bias`, [size])] : []
  const normed = builder.node('LayerNormalization', [value, scale, ...bias], {
    axis: -1,
    epsilon: { float: epsilon },
  })
  return rounded(context, normed)
}

function ones(size: number): readonly number[] {
  return Array.from({ length: size }, () => 1)
}
