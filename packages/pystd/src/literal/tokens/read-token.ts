import { readNumber } from './number-token.ts'
import type { SourceScanner } from './source-scanner.ts'
import { readString } from './string-token.ts'
import { syntaxError, type Token } from './token.ts'

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)
const NAME = /[\p{XID_Start}_]\p{XID_Continue}*/uy
const STRING_START = /(?:[rRuU]|[bB][rR]?|[rR][bB]|[fF][rR]?|[rR][fF])?(?='|")/y
const NUMBER_START = /\.?[0-9]/y
const OPERATOR = /\.\.\.|\*\*|\/\/|<<|>>|<=|>=|==|!=|->|:=|[-+*/%@&|^~<>()[\]{},:.=;]/y

/** Reads the token that stands at the scanner. @throws PyError 'SyntaxError' */
export function readToken(source: SourceScanner): Token {
  const { line } = source
  const prefix = source.accept(STRING_START)
  if (prefix !== undefined) return stringToken(source, prefix.toLowerCase())
  if (source.is(NUMBER_START)) {
    const { value, end } = readNumber(source.text, source.at, line)
    source.at = end
    return { type: 'number', value, line }
  }
  const name = source.accept(NAME)
  if (name !== undefined) return { type: KEYWORDS.has(name) ? 'keyword' : 'name', text: name, line }
  const operator = source.accept(OPERATOR)
  if (operator !== undefined) return { type: 'operator', text: operator, line }
  const continued = source.text[source.at] === '\\'
  throw syntaxError(
    continued ? 'unexpected character after line continuation character' : 'invalid syntax',
    line,
  )
}

function stringToken(source: SourceScanner, prefix: string): Token {
  const { line } = source
  const { value, end } = readString(source.text, source.at, prefix, line)
  source.skipTo(end)
  return prefix.includes('f') ? { type: 'formatted', line } : { type: 'string', value, line }
}
