import type { Mode, RegexNode } from '../tree/node.ts'
import { parseBackslash } from './parse-backslash.ts'
import { parseBounds } from './parse-bounds.ts'
import { parseGroup } from './parse-group.ts'
import { parseSet } from './parse-set.ts'
import type { Parsing } from './parsing.ts'
import type { PatternSource } from './pattern-source.ts'

/** Reads one item without its repetition; undefined for a comment or flags. `atStart`: nothing stands before it. @throws PyError 're.error' */
export function parseItem(parsing: Parsing, mode: Mode, atStart: boolean): RegexNode | undefined {
  const { source } = parsing
  const start = source.at
  const character = source.take()!
  switch (character) {
    case '(':
      return parseGroup(parsing, mode, atStart)
    case '[':
      return parseSet(source, mode)
    case '\\':
      return parseBackslash(parsing, mode)
    case '.':
      return { type: 'any', mode }
    case '^':
      return { type: 'place', place: mode.multiline ? 'line-start' : 'start', mode }
    case '$':
      return { type: 'place', place: 'line-end', mode }
    case '*':
    case '+':
    case '?':
      throw source.error('nothing to repeat', start)
    default:
      if (character === '{') checkBrace(source, start)
      return single(character.codePointAt(0) ?? 0, mode)
  }
}

/** A brace is a character unless it begins a repetition, which has nothing to repeat here. */
function checkBrace(source: PatternSource, start: number): void {
  source.at = start
  if (parseBounds(source)) throw source.error('nothing to repeat', start)
  source.at = start + 1
}

function single(code: number, mode: Mode): RegexNode {
  return { type: 'set', negated: false, items: [{ type: 'range', low: code, high: code }], mode }
}
