import { type PyFloat, pyFloat } from '@eval/pystd'

/** PyYAML's `int` text: binary, octal with a leading 0, decimal, hexadecimal, base 60. */
export const YAML_INT: RegExp =
  /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/

/** PyYAML's `float` text: it needs a dot, and a sign in the exponent. */
export const YAML_FLOAT: RegExp =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/

/** The value of a text that {@link YAML_INT} matches. @source yaml/constructor.py construct_yaml_int (PyYAML 6.0.3) */
export function yamlInt(text: string): number | bigint {
  const { sign, digits } = splitSign(text)
  const value = BigInt(sign) * magnitude(digits)
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function magnitude(digits: string): bigint {
  if (digits.includes(':')) return BigInt(base60(digits))
  if (/^0[bx]/.test(digits) || digits === '0') return BigInt(digits)
  return digits.startsWith('0') ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits)
}

/** The value of a text that {@link YAML_FLOAT} matches, or of any text tagged `!!float`. @source construct_yaml_float */
export function yamlFloat(text: string): number | PyFloat {
  const { sign, digits } = splitSign(text.toLowerCase())
  if (digits === '.inf') return sign * Infinity
  if (digits === '.nan') return Number.NaN
  return pyFloat(sign * (digits.includes(':') ? base60(digits) : Number(digits)))
}

function base60(digits: string): number {
  return digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

function splitSign(text: string): { sign: 1 | -1; digits: string } {
  const plain = text.replaceAll('_', '')
  return { sign: plain.startsWith('-') ? -1 : 1, digits: plain.replace(/^[-+]/, '') }
}
