import { decodeUnicodeEscapes, type DecodedEscapes } from '@eval/pystd'

/**
 * What stands between the quotes of a string in a template: `text.encode('ascii', 'backslashreplace').decode('unicode-escape')`.
 * Returns an error text instead of a value for escapes that Python refuses.
 *
 * Parity: characters outside ASCII become escapes first, so a backslash before one swallows the backslash of the escape.
 *
 * @source jinja2/lexer.py wrap (3.1.6)
 */
export function decodeEscapes(text: string): DecodedEscapes {
  return decodeUnicodeEscapes(text.replace(/\\[^\0-\x7f]/gu, shielded))
}

function shielded(pair: string): string {
  const code = pair.codePointAt(1) ?? 0
  if (code < 0x100) return `\\\\x${code.toString(16)}`
  return code < 0x10000
    ? `\\\\u${code.toString(16).padStart(4, '0')}`
    : `\\\\U${code.toString(16).padStart(8, '0')}`
}
