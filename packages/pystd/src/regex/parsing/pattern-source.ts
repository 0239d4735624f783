import { PyError } from '../../error/py-error.ts'

/** A cursor over the code points of a pattern or replacement; knows how to word `re.error`. */
export class PatternSource {
  readonly characters: readonly string[]
  at = 0

  constructor(text: string) {
    this.characters = Array.from(text)
  }

  /** The next character without taking it, undefined at the end. A backslash comes alone. */
  peek(ahead = 0): string | undefined {
    return this.characters[this.at + ahead]
  }

  take(): string | undefined {
    return this.characters[this.at++]
  }

  /** Takes the text if it stands next. */
  accept(text: string): boolean {
    for (let index = 0; index < text.length; index++) if (this.peek(index) !== text[index]) return false
    this.at += text.length
    return true
  }

  /** Takes characters while the test holds, at most `limit`. */
  takeWhile(test: RegExp, limit: number = Infinity): string {
    const start = this.at
    while (this.at - start < limit && test.test(this.peek() ?? '')) this.at++
    return this.characters.slice(start, this.at).join('')
  }

  /** The text up to `end`, which is taken too. @throws PyError 're.error' where the end or the name is missing */
  until(end: string, what: string): string {
    const start = this.at
    const stop = this.characters.indexOf(end, start)
    if (stop === start) {
      this.at = stop + 1
      throw this.error(`missing ${what}`, start)
    }
    if (stop < 0) {
      if (start >= this.characters.length) throw this.error(`missing ${what}`, start)
      throw this.error(`missing ${end}, unterminated name`, start)
    }
    this.at = stop + 1
    return this.characters.slice(start, stop).join('')
  }

  error(message: string, position: number): PyError {
    const before = this.characters.slice(0, position)
    const place = this.characters.includes('\n')
      ? ` (line ${before.filter((c) => c === '\n').length + 1}, column ${position - before.lastIndexOf('\n')})`
      : ''
    return new PyError('re.error', `${message} at position ${position}${place}`)
  }
}
