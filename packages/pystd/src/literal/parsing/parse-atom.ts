import { syntaxError } from '../tokens/token.ts'
import type { Expression } from './expression.ts'
import { parseBraces } from './parse-braces.ts'
import { parseBrackets } from './parse-brackets.ts'
import { parseStrings } from './parse-strings.ts'
import type { Parsing } from './parsing.ts'

/** How deep CPython lets brackets nest. */
const MAX_DEPTH = 200

/** Reads a literal, a name, or what stands in brackets. @throws PyError 'SyntaxError' */
export function parseAtom(parsing: Parsing): Expression {
  const { tokens } = parsing
  const token = tokens.peek()
  const { line } = token
  switch (token.type) {
    case 'number':
      tokens.skip()
      return { type: 'constant', value: token.value, line }
    case 'string':
    case 'formatted':
      return parseStrings(tokens)
    case 'name':
      tokens.skip()
      return { type: 'other', what: `name ${token.text}`, line }
    case 'keyword':
    case 'operator':
      return parseSymbol(parsing, token.text, line)
    case 'newline':
    case 'end':
      throw tokens.error()
    default:
      return token satisfies never
  }
}

function parseSymbol(parsing: Parsing, text: string, line: number): Expression {
  const known = constant(text, line)
  if (known === undefined && !'([{'.includes(text)) throw parsing.tokens.error()
  parsing.tokens.skip()
  if (known !== undefined) return known
  if (++parsing.depth > MAX_DEPTH) throw syntaxError('too many nested parentheses', line)
  const value = text === '{' ? parseBraces(parsing, line) : parseBrackets(parsing, text, line)
  parsing.depth--
  return value
}

function constant(text: string, line: number): Expression | undefined {
  if (text === 'None') return { type: 'constant', value: null, line }
  if (text === 'True' || text === 'False') return { type: 'constant', value: text === 'True', line }
  return text === '...' ? { type: 'other', what: 'Ellipsis', line } : undefined
}
