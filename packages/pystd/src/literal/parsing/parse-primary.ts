import type { Expression } from './expression.ts'
import { parseAtom } from './parse-atom.ts'
import type { Parsing } from './parsing.ts'
import { skipComprehension } from './skip-comprehension.ts'

/** Reads an atom with the attributes, calls and subscripts behind it. @throws PyError 'SyntaxError' */
export function parsePrimary(parsing: Parsing): Expression {
  const { tokens } = parsing
  const { line } = tokens.peek()
  let value = parseAtom(parsing)
  for (;;) {
    if (tokens.accept('.')) {
      if (tokens.peek().type !== 'name') throw tokens.error()
      tokens.skip()
      value = { type: 'other', what: 'an attribute', line }
    } else if (tokens.accept('(')) {
      const isSet = value.type === 'other' && value.what === 'name set'
      const empty = skipArguments(parsing)
      value = empty && isSet ? { type: 'empty-set', line } : { type: 'other', what: 'a call', line }
    } else if (tokens.accept('[')) {
      skipSubscript(parsing)
      value = { type: 'other', what: 'a subscript', line }
    } else return value
  }
}

/** The arguments of a call up to its end; true if there are none. */
function skipArguments(parsing: Parsing): boolean {
  const { tokens, expression } = parsing
  let empty = true
  while (!tokens.accept(')')) {
    empty = false
    if (!tokens.accept('**')) tokens.accept('*')
    expression()
    if (tokens.accept('=')) expression()
    skipComprehension(parsing)
    if (!tokens.is(')')) tokens.expect(',')
  }
  return empty
}

function skipSubscript({ tokens, expression }: Parsing): void {
  let empty = true
  while (!tokens.accept(']')) {
    if (!tokens.accept(':') && !(!empty && tokens.accept(','))) expression()
    empty = false
  }
  if (empty) throw tokens.error()
}
