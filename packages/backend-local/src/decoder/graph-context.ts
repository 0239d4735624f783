import type { StoredType } from '../model-source/stored-tensor.ts'
import type { WeightSource } from '../model-source/weight-source.ts'
import type { GraphBuilder } from '../onnx/graph-builder.ts'
import { onnxTypes } from '../onnx/onnx-graph.ts'
import type { Computation } from './computation.ts'

/** What arithmetic in a graph needs. */
export interface Arithmetic {
  readonly builder: GraphBuilder
  readonly computation: Computation
}

/** What every block of a graph needs. */
export interface GraphContext extends Arithmetic {
  readonly weights: WeightSource
}

/** Whether results are rounded to a half type. */
export function isHalf({ computation }: Arithmetic): boolean {
  return computation.type !== 'float32'
}

/** A value as the compute type can hold it, still as float32. */
export function rounded({ builder, computation: { type } }: Arithmetic, value: string): string {
  return roundedTo(builder, value, type)
}

/** A value as a type can hold it, still as float32. */
export function roundedTo(builder: GraphBuilder, value: string, type: StoredType): string {
  if (type === 'float32') return value
  return builder.node('Cast', [builder.node('Cast', [value], { to: onnxTypes[type] })], {
    to: onnxTypes.float32,
  })
}

/** A node of two operands, rounded. */
export function combined(
  context: Arithmetic,
  operator: 'Add' | 'Sub' | 'Mul' | 'Div',
  a: string,
  b: string,
): string {
  return rounded(context, context.builder.node(operator, [a, b]))
}

/** `cap · tanh(value / cap)`, rounded after each step. */
export function softCapped(context: Arithmetic, value: string, cap: number): string {
  const { builder } = context
  const inside = combined(context, 'Div', value, builder.float(cap))
  return combined(context, 'Mul', rounded(context, builder.node('Tanh', [inside])), builder.float(cap))
}
