import { pyRstrip } from '@eval/pystd'
import { TemplateError } from '../error/template-error.ts'
import { decodeEscapes } from './string-escapes.ts'
import { BLOCK_END, COMMENT_END, RAW_END, TAG_BEGIN, TAG_PATTERNS, VARIABLE_END } from './tag-patterns.ts'
import type { Token, TokenType } from './token.ts'

interface Lexing {
  readonly source: string
  readonly tokens: Token[]
}

/**
 * The tokens of a template whose line ends are all `\n`, comments and raw blocks resolved, white space beside `-` taken off.
 * @throws TemplateError 'TemplateSyntaxError'
 * @source jinja2/lexer.py Lexer.tokeniter and wrap (3.1.6)
 */
export function tokenize(source: string): readonly Token[] {
  const lexing: Lexing = { source, tokens: [] }
  let offset = 0
  while (offset < source.length) offset = readPiece(lexing, offset)
  lexing.tokens.push({ type: 'eof', value: '', offset: source.length })
  return lexing.tokens
}

/** Text and the tag behind it; returns where the tag ends. */
function readPiece(lexing: Lexing, offset: number): number {
  const { source } = lexing
  const begin = matchFrom(TAG_BEGIN, source, offset)
  if (!begin) {
    pushData(lexing, source.slice(offset), offset)
    return source.length
  }
  const [whole, rawSign, kind, sign] = begin
  const text = source.slice(offset, begin.index)
  pushData(lexing, (rawSign ?? sign) === '-' ? pyRstrip(text) : text, offset)
  const inside = begin.index + whole.length
  if (kind === undefined) return readRaw(lexing, inside)
  if (kind === '#') return readComment(lexing, inside)
  return readTag(lexing, kind === '%' ? 'block' : 'variable', begin.index, inside)
}

function readRaw(lexing: Lexing, offset: number): number {
  const end = matchFrom(RAW_END, lexing.source, offset)
  if (!end) throw syntaxError(lexing, offset, 'Missing end of raw directive')
  const text = lexing.source.slice(offset, end.index)
  pushData(lexing, end[1] === '-' ? pyRstrip(text) : text, offset)
  return end.index + end[0].length
}

function readComment(lexing: Lexing, offset: number): number {
  const end = matchFrom(COMMENT_END, lexing.source, offset)
  // Parity: an unclosed comment at the very end of a template is no mistake.
  if (!end && offset < lexing.source.length) throw syntaxError(lexing, offset, 'Missing end of comment tag')
  return end ? end.index + end[0].length : offset
}

function readTag(lexing: Lexing, kind: 'block' | 'variable', begin: number, inside: number): number {
  const { source, tokens } = lexing
  tokens.push({ type: `${kind}_begin`, value: '', offset: begin })
  const endPattern = kind === 'block' ? BLOCK_END : VARIABLE_END
  const open: string[] = []
  let offset = inside
  while (offset < source.length) {
    const end = open.length === 0 ? matchFrom(endPattern, source, offset) : null
    if (end) {
      tokens.push({ type: `${kind}_end`, value: '', offset })
      return offset + end[0].length
    }
    offset = readInside(lexing, offset, open)
  }
  return offset
}

function readInside(lexing: Lexing, offset: number, open: string[]): number {
  for (const [type, pattern] of TAG_PATTERNS) {
    const match = matchFrom(pattern, lexing.source, offset)
    if (!match) continue
    const [text] = match
    if (type === 'operator') balance(lexing, text, offset, open)
    if (type !== 'space') lexing.tokens.push(tokenOf(lexing, type, text, offset))
    return offset + text.length
  }
  const character = String.fromCodePoint(lexing.source.codePointAt(offset) ?? 0)
  throw syntaxError(lexing, offset, `unexpected char ${JSON.stringify(character)}`)
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }

function balance(lexing: Lexing, operator: string, offset: number, open: string[]): void {
  const closing = CLOSING[operator]
  if (closing !== undefined) open.push(closing)
  if (operator !== '}' && operator !== ')' && operator !== ']') return
  const expected = open.pop()
  if (expected === operator) return
  const wanted = expected === undefined ? '' : `, expected '${expected}'`
  throw syntaxError(lexing, offset, `unexpected '${operator}'${wanted}`)
}

function tokenOf(lexing: Lexing, type: TokenType, text: string, offset: number): Token {
  if (type === 'name' && !/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text)) {
    throw syntaxError(lexing, offset, 'Invalid character in identifier')
  }
  if (type !== 'string') return { type, value: text, offset }
  const decoded = decodeEscapes(text.slice(1, -1))
  if ('refused' in decoded) throw syntaxError(lexing, offset, decoded.refused)
  return { type, value: decoded.value, offset }
}

function pushData({ tokens }: Lexing, value: string, offset: number): void {
  if (value !== '') tokens.push({ type: 'data', value, offset })
}

function matchFrom(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset
  return pattern.exec(source)
}

function syntaxError({ source }: Lexing, offset: number, detail: string): TemplateError {
  return new TemplateError({ source, offset, pythonType: 'TemplateSyntaxError', detail })
}
