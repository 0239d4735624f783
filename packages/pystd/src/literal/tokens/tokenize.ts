import { PyError } from '../../error/py-error.ts'
import { BracketStack } from './bracket-stack.ts'
import { readNumber } from './number-token.ts'
import { readString } from './string-token.ts'
import { syntaxError, type Token } from './token.ts'

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if ' +
    'import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
)
const BLANK = /(?:[ \t\f]|\\\r?\n)*(?:#[^\r\n]*)?/y
const NAME = /[\p{XID_Start}_]\p{XID_Continue}*/uy
const STRING_START = /(?:[rRuU]|[bB][rR]?|[rR][bB]|[fF][rR]?|[rR][fF])?(?='|")/y
const NUMBER_START = /\.?[0-9]/y
const OPERATOR = /\.\.\.|\*\*|\/\/|<<|>>|<=|>=|==|!=|->|:=|[-+*/%@&|^~<>()[\]{},:.=;]/y

/** Cuts a Python expression into tokens. @throws PyError 'SyntaxError', 'IndentationError' */
export function tokenize(text: string): Token[] {
  if (text.includes('\0')) throw new PyError('SyntaxError', 'source code string cannot contain null bytes')
  return new Tokenizer(text).all()
}

class Tokenizer {
  private readonly text: string
  private readonly tokens: Token[] = []
  private readonly brackets = new BracketStack()
  private at = 0
  private line = 1

  constructor(text: string) {
    this.text = text.replace(/\r\n?/g, '\n')
  }

  all(): Token[] {
    while (this.at < this.text.length) this.next()
    this.brackets.checkClosed()
    this.tokens.push({ type: 'end', line: this.line })
    return this.tokens
  }

  private next(): void {
    const start = this.at
    this.skipBlank()
    if (this.at >= this.text.length) return this.checkLastLine()
    if (this.text[this.at] === '\n') return this.newline()
    // Parity: the first token may be indented on the first line only (`literal_eval` strips that one).
    if (this.tokens.length === 0 && start > 0 && this.text[start - 1] === '\n' && this.at > start) {
      throw syntaxError('unexpected indent', this.line, 'IndentationError')
    }
    this.token()
  }

  private skipBlank(): void {
    const blank = this.matched(BLANK) ?? ''
    this.line += blank.split('\n').length - 1
    if (this.at === this.text.length && blank.endsWith('\\\n')) {
      throw syntaxError('unexpected EOF while parsing', this.line)
    }
  }

  // Parity: blanks on a last line that does not end count as indentation.
  private checkLastLine(): void {
    const open = !this.brackets.isEmpty || this.tokens.at(-1)?.type !== 'newline'
    if (!open && /\n[ \t\f]*[ \t]$/.test(this.text)) {
      throw syntaxError('unexpected indent', this.line, 'IndentationError')
    }
  }

  private newline(): void {
    if (this.brackets.isEmpty && this.tokens.length > 0)
      this.tokens.push({ type: 'newline', line: this.line })
    this.at++
    this.line++
  }

  private token(): void {
    const { line } = this
    const prefix = this.matched(STRING_START)
    if (prefix !== undefined) return this.string(prefix.toLowerCase())
    if (this.looksAt(NUMBER_START)) {
      const { value, end } = readNumber(this.text, this.at, line)
      this.at = end
      this.tokens.push({ type: 'number', value, line })
      return
    }
    const name = this.matched(NAME)
    if (name !== undefined) {
      this.tokens.push({ type: KEYWORDS.has(name) ? 'keyword' : 'name', text: name, line })
      return
    }
    const operator = this.matched(OPERATOR)
    if (operator === undefined) throw this.badCharacter()
    this.brackets.note(operator, line)
    this.tokens.push({ type: 'operator', text: operator, line })
  }

  private string(prefix: string): void {
    const { line } = this
    const { value, end } = readString(this.text, this.at, prefix, line)
    this.line += this.text.slice(this.at, end).split('\n').length - 1
    this.at = end
    this.tokens.push(prefix.includes('f') ? { type: 'formatted', line } : { type: 'string', value, line })
  }

  private badCharacter(): PyError {
    if (this.text[this.at] === '\\') {
      return syntaxError('unexpected character after line continuation character', this.line)
    }
    return syntaxError('invalid syntax', this.line)
  }

  private matched(regex: RegExp): string | undefined {
    regex.lastIndex = this.at
    const match = regex.exec(this.text)
    if (match === null) return undefined
    this.at = regex.lastIndex
    return match[0]
  }

  private looksAt(regex: RegExp): boolean {
    regex.lastIndex = this.at
    return regex.test(this.text)
  }
}
