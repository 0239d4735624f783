import type { JsonCursor } from './json-cursor.ts'
import { readEscape } from './read-escape.ts'

/** Reads the string whose opening quote the cursor is at. @throws PyJsonError */
export function readString(cursor: JsonCursor): string {
  const { text } = cursor
  const start = cursor.at + 1
  let index = start
  for (;;) {
    const code = text.charCodeAt(index)
    if (code === 34) {
      cursor.at = index + 1
      return text.slice(start, index)
    }
    if (code === 92) return readEscapedString(cursor, start, index)
    if (code < 32) throw cursor.error('Invalid control character at', index)
    if (index >= text.length) throw cursor.error('Unterminated string starting at', start - 1)
    index++
  }
}

/** The string that begins at `start` and has its first backslash at `backslash`. */
function readEscapedString(cursor: JsonCursor, start: number, backslash: number): string {
  const { text } = cursor
  let out = ''
  let chunk = start
  let index = backslash
  for (;;) {
    const code = text.charCodeAt(index)
    if (code === 34) {
      cursor.at = index + 1
      return out + text.slice(chunk, index)
    }
    if (code === 92) {
      cursor.at = index
      out += text.slice(chunk, index) + readEscape(cursor, start)
      chunk = index = cursor.at
      continue
    }
    if (code < 32) throw cursor.error('Invalid control character at', index)
    if (index >= text.length) throw cursor.error('Unterminated string starting at', start - 1)
    index++
  }
}
