import { asciiString } from './ascii-string.ts'

const ASCII_SPECIAL = /[^ -~]|["\\]/
// eslint-disable-next-line no-control-regex -- JSON escapes exactly these
const SPECIAL = /["\\\0-\x1f]/
// eslint-disable-next-line no-control-regex -- as above
const SPECIAL_ALL = /["\\\0-\x1f]/g
const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** A JSON string as `json.dumps` writes it; lone surrogates are escaped with `ensureAscii` and kept raw without. */
export function jsonString(text: string, ensureAscii: boolean): string {
  if (ensureAscii) return ASCII_SPECIAL.test(text) ? asciiString(text) : `"${text}"`
  return SPECIAL.test(text) ? escaped(text) : `"${text}"`
}

/** The platform escapes the same characters in the same way, and lone surrogates besides. */
function escaped(text: string): string {
  return text.isWellFormed() ? JSON.stringify(text) : `"${text.replace(SPECIAL_ALL, escapeUnit)}"`
}

function escapeUnit(unit: string): string {
  return NAMED[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
