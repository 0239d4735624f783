import type { TokenCursor } from '../tokens/token-cursor.ts'
import type { Expression } from './expression.ts'

/** What the readers of an expression's parts share. */
export interface Parsing {
  readonly tokens: TokenCursor
  /** How many brackets are open. */
  depth: number
  /** Reads any expression but a tuple without parentheses. */
  readonly expression: () => Expression
  /** Reads an expression that is no condition and no lambda. */
  readonly operation: () => Expression
}
