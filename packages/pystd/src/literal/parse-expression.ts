import type { Expression } from './expression.ts'
import { syntaxError, type Token } from './token.ts'
import { tokenize } from './tokenize.ts'

const BINARY = new Set('+ - * / // % @ ** << >> & | ^ < > <= >= == != and or in is not'.split(' '))
const MAX_DEPTH = 200

/**
 * Parses a Python expression: literals in full, every other form just far enough to tell a valid expression that is no literal
 * from a syntax error.
 * @throws PyError 'SyntaxError'; 'RecursionError' where brackets nest more than 200 deep
 */
export function parseExpression(text: string): Expression {
  return new Parser(tokenize(text)).whole()
}

class Parser {
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    const expression = this.list(['end', 'newline'])
    while (this.peek().type === 'newline') this.at++
    if (this.peek().type !== 'end') throw this.error()
    return expression
  }

  private peek(): Token {
    return this.tokens[this.at]!
  }

  private error(): Error {
    return syntaxError('invalid syntax', this.peek().line)
  }

  private is(text: string): boolean {
    const token = this.peek()
    return (token.type === 'operator' || token.type === 'keyword') && token.text === text
  }

  private accept(text: string): boolean {
    const found = this.is(text)
    if (found) this.at++
    return found
  }

  private expect(text: string): void {
    if (!this.accept(text)) throw this.error()
  }

  /** One expression, or a tuple without parentheses, up to a token of one of the given kinds. */
  private list(ends: readonly string[]): Expression {
    const { line } = this.peek()
    const first = this.expression()
    if (!this.is(',')) return first
    const items = [first]
    while (this.accept(',') && !this.endsHere(ends)) items.push(this.expression())
    return { type: 'tuple', items, line }
  }

  private endsHere(ends: readonly string[]): boolean {
    const token = this.peek()
    return ends.includes(token.type) || (token.type === 'operator' && ends.includes(token.text))
  }

  private expression(): Expression {
    const { line } = this.peek()
    if (this.accept('lambda')) return this.lambda(line)
    const value = this.operation()
    if (!this.accept('if')) return value
    this.operation()
    this.expect('else')
    this.expression()
    return { type: 'other', what: 'a condition', line }
  }

  private lambda(line: number): Expression {
    while (!this.is(':')) {
      if (this.peek().type === 'end') throw this.error()
      this.at++
    }
    this.at++
    this.expression()
    return { type: 'other', what: 'a lambda', line }
  }

  /** Operands joined by operators; which binds tighter makes no difference to what is a literal. */
  private operation(): Expression {
    const { line } = this.peek()
    const first = this.unary()
    let operator = this.binaryOperator()
    if (operator === undefined) return first
    const what = `operator ${operator}`
    while (operator !== undefined) {
      this.unary()
      operator = this.binaryOperator()
    }
    return { type: 'other', what, line }
  }

  private binaryOperator(): string | undefined {
    const token = this.peek()
    if ((token.type !== 'operator' && token.type !== 'keyword') || !BINARY.has(token.text)) return undefined
    this.at++
    if (token.text === 'not') this.expect('in')
    if (token.text === 'is') this.accept('not')
    return token.text
  }

  private unary(): Expression {
    const { line } = this.peek()
    for (const operator of ['-', '+', '~', 'not']) {
      if (!this.accept(operator)) continue
      const operand = this.unary()
      if (operator === '-' || operator === '+')
        return { type: 'sign', negative: operator === '-', operand, line }
      return { type: 'other', what: `operator ${operator}`, line }
    }
    return this.primary()
  }

  private primary(): Expression {
    const { line } = this.peek()
    let value = this.atom()
    for (;;) {
      if (this.accept('.')) {
        if (this.peek().type !== 'name') throw this.error()
        this.at++
        value = { type: 'other', what: 'an attribute', line }
      } else if (this.accept('(')) {
        const isSet = value.type === 'other' && value.what === 'name set'
        value =
          this.arguments() && isSet ? { type: 'empty-set', line } : { type: 'other', what: 'a call', line }
      } else if (this.accept('[')) {
        this.subscript()
        value = { type: 'other', what: 'a subscript', line }
      } else return value
    }
  }

  /** The arguments of a call up to its end; true if there are none. */
  private arguments(): boolean {
    let empty = true
    while (!this.accept(')')) {
      empty = false
      if (!this.accept('**')) this.accept('*')
      this.expression()
      if (this.accept('=')) this.expression()
      this.comprehension()
      if (!this.is(')')) this.expect(',')
    }
    return empty
  }

  private subscript(): void {
    let empty = true
    while (!this.accept(']')) {
      if (!this.accept(':') && !(!empty && this.accept(','))) this.expression()
      empty = false
    }
    if (empty) throw this.error()
  }

  private atom(): Expression {
    const token = this.peek()
    this.at++
    switch (token.type) {
      case 'number':
        return { type: 'constant', value: token.value, line: token.line }
      case 'string':
      case 'formatted':
        this.at--
        return this.strings()
      case 'name':
        return { type: 'other', what: `name ${token.text}`, line: token.line }
      case 'keyword':
      case 'operator':
        return this.symbol(token.text, token.line)
      case 'newline':
      case 'end':
        this.at--
        throw this.error()
      default:
        return token satisfies never
    }
  }

  private symbol(text: string, line: number): Expression {
    if (text === 'None') return { type: 'constant', value: null, line }
    if (text === 'True' || text === 'False') return { type: 'constant', value: text === 'True', line }
    if (text === '...') return { type: 'other', what: 'Ellipsis', line }
    if (!'([{'.includes(text)) {
      this.at--
      throw this.error()
    }
    if (++this.depth > MAX_DEPTH) throw syntaxError('too many nested parentheses', line)
    const value = text === '{' ? this.braces(line) : this.sequence(text, line)
    this.depth--
    return value
  }

  /** String literals that stand side by side. */
  private strings(): Expression {
    const { line } = this.peek()
    const values: (string | Uint8Array)[] = []
    let formatted = false
    for (
      let token = this.peek();
      token.type === 'string' || token.type === 'formatted';
      token = this.peek()
    ) {
      if (token.type === 'string') values.push(token.value)
      else formatted = true
      this.at++
    }
    const bytes = values.filter((value) => typeof value !== 'string')
    if (bytes.length > 0 && (formatted || bytes.length < values.length)) {
      throw syntaxError('cannot mix bytes and nonbytes literals', line)
    }
    if (formatted) return { type: 'other', what: 'an f-string', line }
    if (bytes.length === 0) return { type: 'constant', value: values.join(''), line }
    return { type: 'constant', value: Uint8Array.from(bytes.flatMap((part) => [...part])), line }
  }

  private sequence(open: string, line: number): Expression {
    const close = open === '(' ? ')' : ']'
    const { items, starred, comma } = this.items(close)
    if (starred === 'comprehension') return { type: 'other', what: 'a comprehension', line }
    if (open === '(' && items.length === 1 && !comma) {
      if (starred === 'star') throw syntaxError('cannot use starred expression here', line)
      return items[0]!
    }
    return { type: open === '(' ? 'tuple' : 'list', items, line }
  }

  private items(close: string): { items: Expression[]; starred: string | undefined; comma: boolean } {
    const items: Expression[] = []
    let starred: string | undefined
    let comma = false
    while (!this.accept(close)) {
      const { line } = this.peek()
      const star = this.accept('*')
      if (star) starred = 'star'
      const item = this.expression()
      items.push(star ? { type: 'other', what: 'a starred expression', line } : item)
      if (items.length === 1 && this.comprehension()) starred = 'comprehension'
      comma = this.accept(',')
      if (!comma && !this.is(close)) throw this.error()
    }
    return { items, starred, comma }
  }

  private braces(line: number): Expression {
    if (this.accept('}')) return { type: 'dict', entries: [], line }
    const start = this.at
    if (!this.is('**')) {
      if (!this.is('*')) this.expression()
      const isSet = !this.is(':')
      this.at = start
      if (isSet) return this.setItems(line)
    }
    return this.dictEntries(line)
  }

  private setItems(line: number): Expression {
    const { items, starred } = this.items('}')
    return starred === 'comprehension'
      ? { type: 'other', what: 'a comprehension', line }
      : { type: 'set', items, line }
  }

  private dictEntries(line: number): Expression {
    const entries: (readonly [Expression, Expression])[] = []
    let comprehension = false
    while (!this.accept('}')) {
      const other: Expression = { type: 'other', what: 'a dict expansion', line: this.peek().line }
      if (this.accept('**')) {
        this.operation()
        entries.push([other, other])
      } else {
        const key = this.expression()
        if (!this.accept(':')) throw syntaxError("':' expected after dictionary key", this.peek().line)
        entries.push([key, this.expression()])
        comprehension ||= this.comprehension()
      }
      if (!this.is('}')) this.expect(',')
    }
    return comprehension ? { type: 'other', what: 'a comprehension', line } : { type: 'dict', entries, line }
  }

  /** `for … in …` behind an expression; false where there is none. */
  private comprehension(): boolean {
    if (!this.is('for') && !this.is('async')) return false
    while (this.is('for') || this.is('async')) {
      this.accept('async')
      this.expect('for')
      while (!this.is('in')) {
        if (this.peek().type === 'end' || this.peek().type === 'keyword') throw this.error()
        this.at++
      }
      this.at++
      this.operation()
      while (this.accept('if')) this.operation()
    }
    return true
  }
}
