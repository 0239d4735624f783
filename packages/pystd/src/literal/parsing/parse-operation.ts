import type { TokenCursor } from '../tokens/token-cursor.ts'
import type { Expression } from './expression.ts'
import { parsePrimary } from './parse-primary.ts'
import type { Parsing } from './parsing.ts'

const BINARY = new Set('+ - * / // % @ ** << >> & | ^ < > <= >= == != and or in is not'.split(' '))

/** Reads operands joined by operators; which binds tighter makes no difference to what is a literal. @throws PyError 'SyntaxError' */
export function parseOperation(parsing: Parsing): Expression {
  const { tokens } = parsing
  const { line } = tokens.peek()
  const first = parseUnary(parsing)
  let operator = acceptBinary(tokens)
  if (operator === undefined) return first
  const what = `operator ${operator}`
  while (operator !== undefined) {
    parseUnary(parsing)
    operator = acceptBinary(tokens)
  }
  return { type: 'other', what, line }
}

function acceptBinary(tokens: TokenCursor): string | undefined {
  const token = tokens.peek()
  if ((token.type !== 'operator' && token.type !== 'keyword') || !BINARY.has(token.text)) return undefined
  tokens.skip()
  if (token.text === 'not') tokens.expect('in')
  if (token.text === 'is') tokens.accept('not')
  return token.text
}

function parseUnary(parsing: Parsing): Expression {
  const { tokens } = parsing
  const { line } = tokens.peek()
  for (const operator of ['-', '+', '~', 'not']) {
    if (!tokens.accept(operator)) continue
    const operand = parseUnary(parsing)
    if (operator === '-' || operator === '+')
      return { type: 'sign', negative: operator === '-', operand, line }
    return { type: 'other', what: `operator ${operator}`, line }
  }
  return parsePrimary(parsing)
}
