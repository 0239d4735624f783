import { type Arithmetic, combined, isHalf, rounded } from './graph-context.ts'

/** Activations by transformers' names (`hidden_act`) that a graph can hold. */
export const activationNames = [
  'silu',
  'swish',
  'gelu',
  'gelu_new',
  'gelu_pytorch_tanh',
  'gelu_fast',
  'relu',
  'relu2',
] as const
export type ActivationName = (typeof activationNames)[number]

/**
 * Applies an activation to every element.
 *
 * @source transformers/activations.py, 5.23
 */
export function activation(context: Arithmetic, name: ActivationName, value: string): string {
  const { builder } = context
  switch (name) {
    case 'silu':
    case 'swish':
      return rounded(context, builder.fused('QuickGelu', [value], { alpha: { float: 1 } }))
    case 'gelu':
      return rounded(context, builder.fused('Gelu', [value]))
    case 'gelu_pytorch_tanh':
      return rounded(context, builder.fused('FastGelu', [value]))
    case 'gelu_new':
      return isHalf(context) ? newGelu(context, value) : builder.fused('FastGelu', [value])
    case 'gelu_fast':
      return isHalf(context) ? fastGelu(context, value) : builder.fused('FastGelu', [value])
    case 'relu':
      return builder.node('Relu', [value])
    case 'relu2': {
      const positive = builder.node('Relu', [value])
      return combined(context, 'Mul', positive, positive)
    }
    default:
      throw name satisfies never
  }
}

/** `NewGELUActivation`, one rounding for each of its operations. */
function newGelu(context: Arithmetic, value: string): string {
  const { builder } = context
  const square = builder.node('Mul', [value, value])
  // torch's power rounds between in bfloat16 and not in float16.
  const between = context.computation.type === 'bfloat16' ? rounded(context, square) : square
  const cube = combined(context, 'Mul', between, value)
  const inner = combined(context, 'Add', value, combined(context, 'Mul', cube, builder.float(0.044715)))
  return halfTimes(context, value, combined(context, 'Mul', inner, builder.float(Math.sqrt(2 / Math.PI))))
}

/** `FastGELUActivation`, likewise. */
function fastGelu(context: Arithmetic, value: string): string {
  const { builder } = context
  const times = (a: string, b: string): string => combined(context, 'Mul', a, b)
  const curved = times(times(value, builder.float(0.044715)), value)
  const factor = combined(context, 'Add', curved, builder.float(1))
  return halfTimes(context, value, times(times(value, builder.float(0.7978845608)), factor))
}

/** `0.5 · value · (1 + tanh(inner))`. */
function halfTimes(context: Arithmetic, value: string, inner: string): string {
  const { builder } = context
  const bent = combined(context, 'Add', rounded(context, builder.node('Tanh', [inner])), builder.float(1))
  return combined(context, 'Mul', combined(context, 'Mul', value, builder.float(0.5)), bent)
}
