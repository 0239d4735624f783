import { PyError } from '../../error/py-error.ts'
import type { PyValue } from '../../value.ts'

/** A token of a Python expression. */
export type Token =
  | { readonly type: 'number'; readonly value: PyValue; readonly line: number }
  | { readonly type: 'string'; readonly value: string | Uint8Array; readonly line: number }
  /** An f-string: valid Python, but not a literal. */
  | { readonly type: 'formatted'; readonly line: number }
  | { readonly type: 'name' | 'keyword' | 'operator'; readonly text: string; readonly line: number }
  | { readonly type: 'newline' | 'end'; readonly line: number }

/** The error for a text that is not a Python expression. */
export function syntaxError(message: string, line: number, pythonType = 'SyntaxError'): PyError {
  return new PyError(pythonType, `${message} (<unknown>, line ${line})`)
}
