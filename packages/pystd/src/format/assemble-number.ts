import type { FormatSpec } from './format-spec.ts'
import { pad } from './padding.ts'

/** A number's text in parts. */
export interface NumberParts {
  readonly negative: boolean
  /** `0x` and the like. */
  readonly prefix: string
  /** The digits before the point; empty for `inf` and `nan`. */
  readonly digits: string
  /** Everything behind the digits: point, decimals, exponent, `%`, or `inf`. */
  readonly rest: string
}

/** Puts sign, prefix, padding zeros, separators and fill together. `group` is how many digits stand between separators. */
export function assembleNumber(parts: NumberParts, spec: FormatSpec, group = 3): string {
  const head = signText(parts.negative, spec.sign) + parts.prefix
  const inner = spec.align === '=' ? spec.width - head.length - parts.rest.length : 0
  const zeros = spec.fill === '0' ? inner : 0
  const digits = parts.digits === '' ? '' : groupDigits(parts.digits, spec.grouping, group, zeros)
  if (spec.align !== '=') return pad(head + digits + parts.rest, spec)
  return head + spec.fill.repeat(Math.max(0, inner - digits.length)) + digits + parts.rest
}

function signText(negative: boolean, sign: FormatSpec['sign']): string {
  if (negative) return '-'
  return sign === '+' || sign === ' ' ? sign : ''
}

// Parity: padding zeros take separators too and never start with one, so the text may come out one wider.
function groupDigits(digits: string, separator: string | undefined, group: number, minimum: number): string {
  if (separator === undefined) return digits.padStart(minimum, '0')
  const chunks: string[] = []
  let rest = digits
  let width = minimum
  for (;;) {
    const length = Math.min(group, Math.max(rest.length, width, 1))
    chunks.unshift(rest.slice(-length).padStart(length, '0'))
    rest = rest.slice(0, -length)
    width -= length
    if (rest === '' && width <= 0) return chunks.join(separator)
    width -= separator.length
  }
}
