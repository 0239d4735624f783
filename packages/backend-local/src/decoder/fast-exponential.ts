import type { GraphBuilder } from '../onnx/graph-builder.ts'

/** Coefficients of 1 + f - 2^f for f in 0…1, from the constant on. */
const COEFFICIENTS = [
  0.000_107_034_349_484_582_72, 0.303_542_605_006_496_82, -0.224_338_364_786_723_56,
  -0.079_204_240_219_773_236,
]
/** Bias of float32's exponent: adding it rounds as torch does when it makes the number from its bits. */
const BIAS = 127

/**
 * The exponential that torch's attention kernel takes in half precision: 2^⌊u⌋ times a cubic of the rest, to about 1e-4. Large
 * negative values give 0.
 *
 * Parity: torch takes the exact one for the last columns, where they do not fill a vector of the processor.
 * @source torch 2.13, aten/src/ATen/cpu/vec/vec512/vec512_float.h `fexp_u20`
 */
export function fastExponential(builder: GraphBuilder, value: string): string {
  const node = (operator: string, ...inputs: readonly string[]): string => builder.node(operator, inputs)
  const number = (constant: number): string => builder.float(constant)
  const power = node('Mul', value, number(Math.fround(Math.LOG2E)))
  const fraction = node('Sub', power, node('Floor', power))
  const [c0 = 0, c1 = 0, c2 = 0, c3 = 0] = COEFFICIENTS
  let correction = node('Add', node('Mul', fraction, number(c3)), number(c2))
  for (const coefficient of [c1, c0])
    correction = node('Add', node('Mul', correction, fraction), number(coefficient))
  const biased = node('Add', node('Sub', power, correction), number(BIAS))
  const whole = node('Floor', biased)
  const mantissa = node('Add', node('Sub', biased, whole), number(1))
  const scale = node('Exp', node('Mul', node('Sub', whole, number(BIAS)), number(Math.LN2)))
  return node('Mul', scale, mantissa)
}
