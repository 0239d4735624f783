import { syntaxError } from '../tokens/token.ts'
import type { Expression } from './expression.ts'
import { parseItems } from './parse-items.ts'
import type { Parsing } from './parsing.ts'

/** Reads what stands after `(` or `[`: a list, a tuple, one expression in parentheses. @throws PyError 'SyntaxError' */
export function parseBrackets(parsing: Parsing, open: string, line: number): Expression {
  const { items, special, comma } = parseItems(parsing, open === '(' ? ')' : ']')
  if (special === 'comprehension') return { type: 'other', what: 'a comprehension', line }
  if (open === '(' && items.length === 1 && !comma) {
    if (special === 'star') throw syntaxError('cannot use starred expression here', line)
    return items[0]!
  }
  return { type: open === '(' ? 'tuple' : 'list', items, line }
}
