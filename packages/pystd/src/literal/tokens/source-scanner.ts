/** A place in a source text that sticky expressions (flag `y`) read on from. */
export class SourceScanner {
  readonly text: string
  /** UTF-16 position. */
  at = 0
  /** From 1. Moves with {@link skipTo}, not with {@link accept}. */
  line = 1

  constructor(text: string) {
    this.text = text
  }

  get atEnd(): boolean {
    return this.at >= this.text.length
  }

  /** True where the expression matches here. */
  is(regex: RegExp): boolean {
    regex.lastIndex = this.at
    return regex.test(this.text)
  }

  /** Takes what the expression, which must not go beyond the line, matches here; undefined where it does not match. */
  accept(regex: RegExp): string | undefined {
    regex.lastIndex = this.at
    const match = regex.exec(this.text)
    if (match === null) return undefined
    this.at = regex.lastIndex
    return match[0]
  }

  /** Goes on to a later position, over any number of lines, and gives what lies between. */
  skipTo(end: number): string {
    const skipped = this.text.slice(this.at, end)
    this.line += skipped.split('\n').length - 1
    this.at = end
    return skipped
  }
}
