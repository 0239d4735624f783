import type { Expression } from './expression.ts'
import type { Parsing } from './parsing.ts'

/** Reads `a if b else c`, a lambda, or what may stand in their place. @throws PyError 'SyntaxError' */
export function parseConditional(parsing: Parsing): Expression {
  const { tokens, expression, operation } = parsing
  const { line } = tokens.peek()
  if (tokens.accept('lambda')) return parseLambda(parsing, line)
  const value = operation()
  if (!tokens.accept('if')) return value
  operation()
  tokens.expect('else')
  expression()
  return { type: 'other', what: 'a condition', line }
}

function parseLambda({ tokens, expression }: Parsing, line: number): Expression {
  while (!tokens.accept(':')) {
    if (tokens.peek().type === 'end') throw tokens.error()
    tokens.skip()
  }
  expression()
  return { type: 'other', what: 'a lambda', line }
}
