import type { JsonCursor } from './json-cursor.ts'

const LETTERS: ReadonlyMap<number, string> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([letter, value]) => [letter.charCodeAt(0), value],
  ),
)

/** Reads the escape whose backslash the cursor is at, in the string that begins at `start`. @throws PyJsonError */
export function readEscape(cursor: JsonCursor, start: number): string {
  const code = cursor.text.charCodeAt(cursor.at + 1)
  if (Number.isNaN(code)) throw cursor.error('Unterminated string starting at', start - 1)
  if (code === 117) return readUnicodeEscape(cursor)
  const value = LETTERS.get(code)
  if (value === undefined) throw cursor.error('Invalid \\escape')
  cursor.at += 2
  return value
}

function readUnicodeEscape(cursor: JsonCursor): string {
  const { text, at } = cursor
  const digits = text.slice(at + 2, at + 6)
  // Parity: an escape that ends the text counts as broken, not the string as unterminated.
  if (!/^[0-9a-fA-F]{4}$/.test(digits) || at + 6 >= text.length)
    throw cursor.error('Invalid \\uXXXX escape', at + 1)
  cursor.at += 6
  return String.fromCharCode(Number.parseInt(digits, 16))
}
