import type { Mode, RegexNode, RepeatNode } from '../tree/node.ts'
import { parseBounds } from './parse-bounds.ts'
import type { PatternSource } from './pattern-source.ts'
import { skipBlanks } from './skip-blanks.ts'

/** The item repeated as what stands behind it says, or itself. @throws PyError 're.error' */
export function parseRepeat(source: PatternSource, item: RegexNode, mode: Mode): RegexNode {
  if (mode.verbose) skipBlanks(source)
  const start = source.at
  const bounds = parseBounds(source)
  if (bounds === undefined) return item
  if (item.type === 'place') throw source.error('nothing to repeat', start)
  const kind = source.accept('?') ? 'lazy' : source.accept('+') ? 'possessive' : 'greedy'
  const node: RepeatNode = { type: 'repeat', ...bounds, kind, body: item }
  if (mode.verbose) skipBlanks(source)
  const again = source.at
  if (parseBounds(source) !== undefined) throw source.error('multiple repeat', again)
  return node
}
