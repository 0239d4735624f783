import type { GraphBuilder } from '../onnx/graph-builder.ts'

/** Activations by transformers' names (`hidden_act`) that a graph can hold. */
export const activationNames = [
  'silu',
  'swish',
  'gelu',
  'gelu_new',
  'gelu_pytorch_tanh',
  'gelu_fast',
  'relu',
] as const
export type ActivationName = (typeof activationNames)[number]

/** Applies an activation to every element. */
export function activation(builder: GraphBuilder, name: ActivationName, value: string): string {
  switch (name) {
    case 'silu':
    case 'swish':
      return builder.fused('QuickGelu', [value], { alpha: { float: 1 } })
    case 'gelu':
      return builder.fused('Gelu', [value])
    case 'gelu_new':
    case 'gelu_pytorch_tanh':
    case 'gelu_fast':
      return builder.fused('FastGelu', [value])
    case 'relu':
      return builder.node('Relu', [value])
    default:
      throw name satisfies never
  }
}
