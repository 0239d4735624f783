import type { Mode, RegexNode, SetItem } from '../tree/node.ts'
import { parseEscape } from './parse-escape.ts'
import type { PatternSource } from './pattern-source.ts'

/**
 * Reads a character set after its opening bracket.
 * @throws PyError 're.error' for an unterminated set or a bad range
 */
export function parseSet(source: PatternSource, mode: Mode): RegexNode {
  const start = source.at - 1
  const negated = source.accept('^')
  const items: SetItem[] = []
  for (;;) {
    if (items.length > 0 && source.accept(']')) return { type: 'set', negated, items, mode }
    const memberStart = source.at
    const low = parseMember(source, start)
    if (source.peek() !== '-') items.push(low)
    else {
      source.take()
      if (source.peek() === ']') items.push(low, { type: 'range', low: 45, high: 45 })
      else items.push(parseRange(source, low, memberStart, start))
    }
  }
}

function parseMember(source: PatternSource, start: number): SetItem {
  const character = source.take()
  if (character === undefined) throw source.error('unterminated character set', start)
  if (character === '\\') return parseEscape(source, true)
  const code = character.codePointAt(0) ?? 0
  return { type: 'range', low: code, high: code }
}

function parseRange(source: PatternSource, low: SetItem, memberStart: number, start: number): SetItem {
  const high = parseMember(source, start)
  if (low.type === 'range' && high.type === 'range' && low.low <= high.high) {
    return { type: 'range', low: low.low, high: high.high }
  }
  const text = source.characters.slice(memberStart, source.at).join('')
  throw source.error(`bad character range ${text}`, memberStart)
}
