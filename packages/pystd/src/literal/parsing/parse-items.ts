import type { Expression } from './expression.ts'
import type { Parsing } from './parsing.ts'
import { skipComprehension } from './skip-comprehension.ts'

/** The items of a list, tuple or set. */
export interface Items {
  readonly items: readonly Expression[]
  /** Something among them that no literal has: a starred item, or `for … in …` behind the first. */
  readonly special: 'star' | 'comprehension' | undefined
  /** A comma stands behind the last item. */
  readonly comma: boolean
}

/** Reads items up to and with the closing bracket; `first` was read already. @throws PyError 'SyntaxError' */
export function parseItems(parsing: Parsing, close: string, first?: Expression): Items {
  const { tokens, expression } = parsing
  const items: Expression[] = []
  let special: Items['special']
  let comma = false
  let known = first
  while (known !== undefined || !tokens.accept(close)) {
    const { line } = tokens.peek()
    const star = known === undefined && tokens.accept('*')
    if (star) special = 'star'
    const item = known ?? expression()
    known = undefined
    items.push(star ? { type: 'other', what: 'a starred expression', line } : item)
    if (items.length === 1 && skipComprehension(parsing)) special = 'comprehension'
    comma = tokens.accept(',')
    if (!comma && !tokens.is(close)) throw tokens.error()
  }
  return { items, special, comma }
}
