import { pyFloat } from '../types/float-value.ts'
import { pyInt } from '../types/int-value.ts'
import type { PyFloat } from '../value.ts'
import type { JsonCursor } from './json-cursor.ts'

const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y

/** Reads a number, an int apart from a float; undefined, and nothing taken, where none stands. */
export function readNumber(cursor: JsonCursor): number | bigint | PyFloat | undefined {
  return readShortInt(cursor) ?? readAnyNumber(cursor)
}

/** A positive integer of at most 15 digits, the most common number; undefined for any other. */
function readShortInt(cursor: JsonCursor): number | undefined {
  const { text, at } = cursor
  let value = 0
  let index = at
  let code = text.charCodeAt(index)
  if (code === 48) return undefined
  while (code >= 48 && code <= 57) {
    value = value * 10 + code - 48
    code = text.charCodeAt(++index)
  }
  const length = index - at
  if (length === 0 || length > 15 || code === 46 || (code | 32) === 101) return undefined
  cursor.at = index
  return value
}

function readAnyNumber(cursor: JsonCursor): number | bigint | PyFloat | undefined {
  NUMBER.lastIndex = cursor.at
  const match = NUMBER.exec(cursor.text)
  if (match === null) return undefined
  cursor.at = NUMBER.lastIndex
  if (match[2] !== undefined || match[3] !== undefined) return pyFloat(Number(match[0]))
  const value = Number(match[0])
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  return pyInt(BigInt(match[0]))
}
