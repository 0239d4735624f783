import type { TokenCursor } from '../tokens/token-cursor.ts'
import { syntaxError } from '../tokens/token.ts'
import type { Expression } from './expression.ts'

/** Reads string literals that stand side by side, which are one. @throws PyError 'SyntaxError' for bytes beside text */
export function parseStrings(tokens: TokenCursor): Expression {
  const { line } = tokens.peek()
  const { values, formatted } = takeStrings(tokens)
  const bytes = values.filter((value) => typeof value !== 'string')
  if (bytes.length > 0 && (formatted || bytes.length < values.length)) {
    throw syntaxError('cannot mix bytes and nonbytes literals', line)
  }
  if (formatted) return { type: 'other', what: 'an f-string', line }
  if (bytes.length === 0) return { type: 'constant', value: values.join(''), line }
  return { type: 'constant', value: Uint8Array.from(bytes.flatMap((part) => [...part])), line }
}

function takeStrings(tokens: TokenCursor): { values: (string | Uint8Array)[]; formatted: boolean } {
  const values: (string | Uint8Array)[] = []
  let formatted = false
  for (;;) {
    const token = tokens.peek()
    if (token.type === 'string') values.push(token.value)
    else if (token.type === 'formatted') formatted = true
    else return { values, formatted }
    tokens.skip()
  }
}
