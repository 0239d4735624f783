import { literalEval } from '../literal/literal-eval.ts'
import { pyFloat } from '../types/float-value.ts'
import { PyError } from '../error/py-error.ts'
import type { PyValue } from '../value.ts'

/** What a call gives or raises, in the notation of the vector files. */
export type Outcome = readonly ['ok', unknown] | readonly ['err', string, string]

/** Runs a call and notes its result as the vector files do. */
export function outcome(call: () => unknown): Outcome {
  try {
    return ['ok', call()]
  } catch (error) {
    if (error instanceof PyError) return ['err', error.pythonType.replace('json.', ''), error.message]
    throw error
  }
}

/** The number of C's hexadecimal float text (`float.hex()`). */
export function fromHex(hex: string): number {
  const match = /^(-?)0x([01])\.([0-9a-f]+)p([-+]\d+)$/.exec(hex)
  if (match === null) return Number(hex.replace('inf', 'Infinity'))
  const [, sign, whole, digits = '', power] = match
  const mantissa = BigInt(`0x${whole}${digits}`)
  // Two exact steps: subnormal numbers have a smaller power than one multiplication can make.
  const scale = Number(power) - digits.length * 4
  const half = Math.trunc(scale / 2)
  return (sign === '-' ? -1 : 1) * Number(mantissa) * 2 ** half * 2 ** (scale - half)
}

/** The value of a `["float", hex]` or `["literal", source]` pair. */
export function shownValue([kind, text]: readonly [string, string]): PyValue {
  return kind === 'float' ? pyFloat(fromHex(text)) : literalEval(text)
}

/** The cases of an imported vector file; the caller types them as the file's notation says. */
export function casesOf(file: { readonly cases: unknown }): ReturnType<typeof JSON.parse> {
  return JSON.parse(JSON.stringify(file.cases))
}
