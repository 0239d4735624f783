import type { Mode, RegexNode } from '../tree/node.ts'
import { parseItem } from './parse-item.ts'
import { parseRepeat } from './parse-repeat.ts'
import type { Parsing } from './parsing.ts'
import { skipBlanks } from './skip-blanks.ts'

/** Reads items with their repetitions. `atStart` as for `parseBranch`. @throws PyError 're.error' */
export function parseSequence(parsing: Parsing, mode: Mode, atStart = false): RegexNode {
  const { source } = parsing
  const items: RegexNode[] = []
  for (;;) {
    if (mode.verbose) skipBlanks(source)
    const next = source.peek()
    if (next === undefined || next === '|' || next === ')') break
    const item = parseItem(parsing, mode, atStart && items.length === 0)
    if (item !== undefined) items.push(parseRepeat(source, item, mode))
  }
  return items.length === 1 ? items[0]! : { type: 'sequence', items }
}
