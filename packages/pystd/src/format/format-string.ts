import { PyError } from '../error/py-error.ts'
import { codePointSlice } from '../text/code-points.ts'
import { parseFormatSpec, unknownFormatCode } from './format-spec.ts'
import { pad } from './padding.ts'

/**
 * `format(text, spec)` of a str.
 * @throws PyError 'ValueError'
 */
export function formatString(text: string, spec: string): string {
  const parsed = parseFormatSpec(spec, 'str')
  if (parsed.type !== '' && parsed.type !== 's') throw unknownFormatCode(parsed.type, 'str')
  if (parsed.sign !== undefined) throw refused(parsed.sign === ' ' ? 'Space' : 'Sign')
  if (parsed.noNegativeZero) throw refused('Negative zero coercion (z)')
  if (parsed.alternate) throw refused('Alternate form (#)')
  if (parsed.align === '=') throw refused("'=' alignment")
  return pad(parsed.precision === undefined ? text : codePointSlice(text, 0, parsed.precision), parsed)
}

function refused(what: string): PyError {
  return new PyError('ValueError', `${what} not allowed in string format specifier`)
}
