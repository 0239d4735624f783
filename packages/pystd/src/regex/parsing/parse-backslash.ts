import type { Mode, Place, RegexNode } from '../tree/node.ts'
import { parseEscape } from './parse-escape.ts'
import type { Parsing } from './parsing.ts'
import type { PatternSource } from './pattern-source.ts'

const PLACES: Readonly<Record<string, Place>> = { A: 'start', Z: 'end', b: 'boundary', B: 'inside' }

/** Reads what stands after a backslash outside sets: a place, a reference by number, a character or a category. @throws PyError 're.error' */
export function parseBackslash(parsing: Parsing, mode: Mode): RegexNode {
  const { source } = parsing
  const next = source.peek() ?? ''
  const place = PLACES[next]
  if (place !== undefined) {
    source.take()
    return { type: 'place', place, mode }
  }
  if (/^[1-9]$/.test(next) && !isOctal(source)) return parseReference(parsing, mode)
  return { type: 'set', negated: false, items: [parseEscape(source, false)], mode }
}

function isOctal(source: PatternSource): boolean {
  const digits = [0, 1, 2].map((ahead) => source.peek(ahead) ?? '').join('')
  return /^[0-7]{3}$/.test(digits)
}

function parseReference({ source, groups }: Parsing, mode: Mode): RegexNode {
  const start = source.at - 1
  const group = Number(source.takeWhile(/^[0-9]$/, 2))
  if (group > groups.count) throw source.error(`invalid group reference ${group}`, start + 1)
  return groups.reference(group, mode, start)
}
