import type { Mode, RegexNode } from '../tree/node.ts'
import { parseBody } from './parse-body.ts'
import { parseCapture } from './parse-capture.ts'
import { parseConditional } from './parse-conditional.ts'
import { parseFlagGroup } from './parse-flag-group.ts'
import { parseLookBehind } from './parse-look-behind.ts'
import { parseNamed } from './parse-named.ts'
import type { Parsing } from './parsing.ts'
import type { PatternSource } from './pattern-source.ts'

/** Reads what stands after `(`; undefined for a comment or flags. `atStart` as for `parseItem`. @throws PyError 're.error' */
export function parseGroup(parsing: Parsing, mode: Mode, atStart: boolean): RegexNode | undefined {
  const { source } = parsing
  const start = source.at - 1
  if (!source.accept('?')) return parseCapture(parsing, mode, start)
  const character = source.take()
  switch (character) {
    case undefined:
      throw source.error('unexpected end of pattern', source.at - 1)
    case ':':
      return parseBody(parsing, mode, start)
    case '>':
      return { type: 'atomic', body: parseBody(parsing, mode, start) }
    case '=':
    case '!':
      return { type: 'look', ahead: true, negated: character === '!', body: parseBody(parsing, mode, start) }
    case '<':
      return parseLookBehind(parsing, mode, start)
    case '(':
      return parseConditional(parsing, mode, start)
    case 'P':
      return parseNamed(parsing, mode, start)
    case '#':
      return skipComment(source, start)
    default:
      if (!/^[-aiLmsux]$/.test(character)) throw source.error(`unknown extension ?${character}`, start + 1)
      source.at--
      return parseFlagGroup(parsing, mode, atStart, start)
  }
}

function skipComment(source: PatternSource, start: number): undefined {
  source.takeWhile(/^[^)]$/u)
  if (!source.accept(')')) throw source.error('missing ), unterminated comment', start)
  return undefined
}
