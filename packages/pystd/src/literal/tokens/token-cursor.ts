import type { PyError } from '../../error/py-error.ts'
import { syntaxError, type Token } from './token.ts'

/** Where a parser stands among the tokens of an expression; the last one is of type 'end'. */
export class TokenCursor {
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  /** The next token without taking it. */
  peek(): Token {
    return this.tokens[this.at]!
  }

  /** Takes the next token, whatever it is. */
  skip(): void {
    this.at++
  }

  /** True where this operator or keyword stands next. */
  is(text: string): boolean {
    const token = this.peek()
    return (token.type === 'operator' || token.type === 'keyword') && token.text === text
  }

  /** Takes the operator or keyword if it stands next. */
  accept(text: string): boolean {
    const found = this.is(text)
    if (found) this.at++
    return found
  }

  /** Takes the operator or keyword. @throws PyError 'SyntaxError' where it does not stand next */
  expect(text: string): void {
    if (!this.accept(text)) throw this.error()
  }

  error(): PyError {
    return syntaxError('invalid syntax', this.peek().line)
  }
}
