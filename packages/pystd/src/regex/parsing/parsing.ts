import type { Mode, RegexNode } from '../tree/node.ts'
import type { GroupTable } from './group-table.ts'
import type { PatternSource } from './pattern-source.ts'

/** What the readers of a pattern's parts share. */
export interface Parsing {
  readonly source: PatternSource
  readonly groups: GroupTable
  /** The flags of the whole pattern, as far as they are known. */
  mode: Mode
  /** A look-behind that varies in width was read, which is reported after every other mistake. */
  variableLookBehind: boolean
  /** Reads alternatives, up to a `)` or the end. */
  readonly branch: (mode: Mode) => RegexNode
  /** Reads items, up to a `|`, a `)` or the end. */
  readonly sequence: (mode: Mode) => RegexNode
}
