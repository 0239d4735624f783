import { PyFloat } from '../value.ts'

/** The Python `float` of a JavaScript number: wrapped in a {@link PyFloat} only where it would be taken for an `int`. */
export function pyFloat(value: number): number | PyFloat {
  return Number.isInteger(value) ? new PyFloat(value) : value
}

declare const kind: unique symbol
/** A JavaScript number known to be a Python float. Branded, so that a value that is none may still be a number. */
export type FloatNumber = number & { readonly [kind]: 'float' }
/** A JavaScript number known to be a Python int. */
export type IntNumber = number & { readonly [kind]: 'int' }

/** True for Python `float` values: {@link PyFloat}, non-integral numbers, NaN, the infinities and -0. */
export function isFloat(value: unknown): value is FloatNumber | PyFloat {
  if (typeof value === 'number') return !Number.isInteger(value) || Object.is(value, -0)
  return value instanceof PyFloat
}

/** True for Python `int` values (not `bool`): integral numbers except -0, and bigints. */
export function isInt(value: unknown): value is IntNumber | bigint {
  if (typeof value === 'number') return Number.isInteger(value) && !Object.is(value, -0)
  return typeof value === 'bigint'
}
