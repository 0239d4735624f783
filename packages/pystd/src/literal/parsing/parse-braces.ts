import type { Expression } from './expression.ts'
import { parseEntries } from './parse-entries.ts'
import { parseItems } from './parse-items.ts'
import type { Parsing } from './parsing.ts'

/** Reads what stands after `{`: a dict or a set. @throws PyError 'SyntaxError' */
export function parseBraces(parsing: Parsing, line: number): Expression {
  const { tokens, expression } = parsing
  if (tokens.is('}') || tokens.is('**')) return parseEntries(parsing, line)
  const first = tokens.is('*') ? undefined : expression()
  if (first !== undefined && tokens.is(':')) return parseEntries(parsing, line, first)
  const { items, special } = parseItems(parsing, '}', first)
  if (special === 'comprehension') return { type: 'other', what: 'a comprehension', line }
  return { type: 'set', items, line }
}
