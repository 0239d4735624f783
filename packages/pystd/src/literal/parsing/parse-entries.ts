import { syntaxError } from '../tokens/token.ts'
import type { Expression } from './expression.ts'
import type { Parsing } from './parsing.ts'
import { skipComprehension } from './skip-comprehension.ts'

/** Reads the entries of a dict up to and with its brace; the key `first` was read already. @throws PyError 'SyntaxError' */
export function parseEntries(parsing: Parsing, line: number, first?: Expression): Expression {
  const { tokens, expression, operation } = parsing
  const entries: (readonly [Expression, Expression])[] = []
  let comprehension = false
  let known = first
  while (known !== undefined || !tokens.accept('}')) {
    const other: Expression = { type: 'other', what: 'a dict expansion', line: tokens.peek().line }
    if (known === undefined && tokens.accept('**')) {
      operation()
      entries.push([other, other])
    } else {
      const key = known ?? expression()
      known = undefined
      if (!tokens.accept(':')) throw syntaxError("':' expected after dictionary key", tokens.peek().line)
      entries.push([key, expression()])
      comprehension ||= skipComprehension(parsing)
    }
    if (!tokens.is('}')) tokens.expect(',')
  }
  return comprehension ? { type: 'other', what: 'a comprehension', line } : { type: 'dict', entries, line }
}
