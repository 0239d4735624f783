import { TokenCursor } from '../tokens/token-cursor.ts'
import { tokenize } from '../tokens/tokenize.ts'
import type { Expression } from './expression.ts'
import { parseConditional } from './parse-conditional.ts'
import { parseOperation } from './parse-operation.ts'
import type { Parsing } from './parsing.ts'

/**
 * Parses a Python expression: literals in full, every other form just far enough to tell a valid expression that is no literal
 * from a syntax error.
 * @throws PyError 'SyntaxError', also where brackets nest more than 200 deep; 'ValueError' for complex numbers
 */
export function parseExpression(text: string): Expression {
  const tokens = new TokenCursor(tokenize(text))
  const parsing: Parsing = {
    tokens,
    depth: 0,
    expression: () => parseConditional(parsing),
    operation: () => parseOperation(parsing),
  }
  const expression = parseList(parsing)
  while (tokens.peek().type === 'newline') tokens.skip()
  if (tokens.peek().type !== 'end') throw tokens.error()
  return expression
}

/** One expression, or a tuple without parentheses, up to the end of its line. */
function parseList({ tokens, expression }: Parsing): Expression {
  const { line } = tokens.peek()
  const first = expression()
  if (!tokens.is(',')) return first
  const items = [first]
  while (tokens.accept(',') && !/^(?:end|newline)$/.test(tokens.peek().type)) items.push(expression())
  return { type: 'tuple', items, line }
}
