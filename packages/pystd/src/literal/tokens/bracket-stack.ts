import { syntaxError } from './token.ts'

/** The brackets that are open at some point of a text. */
export class BracketStack {
  private readonly open: { readonly text: string; readonly line: number }[] = []

  get isEmpty(): boolean {
    return this.open.length === 0
  }

  /** Notes an operator, which may open or close a bracket. @throws PyError 'SyntaxError' where it closes none, or another one */
  note(operator: string, line: number): void {
    if ('([{'.includes(operator)) this.open.push({ text: operator, line })
    if (!')]}'.includes(operator)) return
    const last = this.open.pop()
    if (last === undefined) throw syntaxError(`unmatched '${operator}'`, line)
    if ('([{'.indexOf(last.text) === ')]}'.indexOf(operator)) return
    const message = `closing parenthesis '${operator}' does not match opening parenthesis '${last.text}'`
    throw syntaxError(message, line)
  }

  /** At the end of the text. @throws PyError 'SyntaxError' where a bracket is still open */
  checkClosed(): void {
    const last = this.open.at(-1)
    if (last) throw syntaxError(`'${last.text}' was never closed`, last.line)
  }
}
