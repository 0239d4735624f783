import { nodeWidth } from '../tree/node-width.ts'
import type { Mode, RegexNode, Width } from '../tree/node.ts'
import type { PatternSource } from './pattern-source.ts'

/** The groups of a pattern as far as it has been read, and which references to them Python allows. */
export class GroupTable {
  /** How many groups have begun. */
  count = 0
  readonly names: Map<string, number> = new Map()
  private readonly source: PatternSource
  private readonly open = new Set<number>()
  private readonly widths = new Map<number, Width>()
  private readonly conditions: { readonly group: number; readonly at: number }[] = []
  /** Inside a look-behind: how many groups there were when it began. */
  private lookBehindFrom: number | undefined

  constructor(source: PatternSource) {
    this.source = source
  }

  /** Begins a group and gives its number. */
  begin(name: string | undefined): number {
    const index = ++this.count
    if (name !== undefined) this.names.set(name, index)
    this.open.add(index)
    return index
  }

  end(index: number, body: RegexNode): void {
    this.open.delete(index)
    this.widths.set(index, nodeWidth(body))
  }

  /** A reference to a group that has begun. @throws PyError 're.error' where it is not allowed here */
  reference(group: number, mode: Mode, position: number): RegexNode {
    if (this.open.has(group)) throw this.source.error('cannot refer to an open group', position)
    this.checkLookBehind(group)
    return { type: 'reference', group, width: this.widths.get(group) ?? { min: 0, max: Infinity }, mode }
  }

  /** Notes that a condition asks for a group, which may come later. @throws PyError 're.error' where it is not allowed here */
  condition(group: number, at: number): void {
    this.checkLookBehind(group)
    this.conditions.push({ group, at })
  }

  /** At the end of the pattern. @throws PyError 're.error' where a condition asks for a group that never came */
  checkConditions(): void {
    const missing = this.conditions.find(({ group }) => group > this.count)
    if (missing) throw this.source.error(`invalid group reference ${missing.group}`, missing.at)
  }

  /** Reads the inside of a look-behind. */
  inLookBehind(read: () => RegexNode): RegexNode {
    const outer = this.lookBehindFrom
    this.lookBehindFrom ??= this.count
    const body = read()
    this.lookBehindFrom = outer
    return body
  }

  private checkLookBehind(group: number): void {
    if (this.lookBehindFrom === undefined) return
    const { source } = this
    if (!this.widths.has(group)) throw source.error('cannot refer to an open group', source.at)
    if (group <= this.lookBehindFrom) return
    throw source.error('cannot refer to group defined in the same lookbehind subpattern', source.at)
  }
}
