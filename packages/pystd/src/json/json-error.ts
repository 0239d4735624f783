import { PyError } from '../error/py-error.ts'

/** Where in a JSON text an error is: line and column start at 1; `offset` counts code points from 0, as Python does. */
export interface JsonErrorPlace {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** What `json.loads` raises: `reason` is the bare reason, `message` adds line, column and character as Python does. */
export class PyJsonError extends PyError implements JsonErrorPlace {
  override readonly name: string = 'PyJsonError'
  override readonly code: string = 'JSON_SYNTAX'
  readonly reason: string
  readonly line: number
  readonly column: number
  readonly offset: number
  constructor(reason: string, place: JsonErrorPlace, pythonType = 'json.JSONDecodeError') {
    super(pythonType, `${reason}: line ${place.line} column ${place.column} (char ${place.offset})`)
    this.reason = reason
    this.line = place.line
    this.column = place.column
    this.offset = place.offset
  }
}

/** The error for position `index` (UTF-16 units) of `text`. */
export function jsonErrorAt(reason: string, text: string, index: number, pythonType?: string): PyJsonError {
  const before = text.slice(0, index)
  const lineStart = before.lastIndexOf('\n') + 1
  const place = {
    line: before.split('\n').length,
    column: Array.from(before.slice(lineStart)).length + 1,
    offset: Array.from(before).length,
  }
  return new PyJsonError(reason, place, pythonType)
}
