import { fixedWidth } from '../tree/node-width.ts'
import type { Mode, RegexNode } from '../tree/node.ts'
import { parseBody } from './parse-body.ts'
import type { Parsing } from './parsing.ts'

/** Reads what stands after `(?<`: `=…)` or `!…)`. @throws PyError 're.error' */
export function parseLookBehind(parsing: Parsing, mode: Mode, start: number): RegexNode {
  const { source, groups } = parsing
  const character = source.take()
  if (character === undefined) throw source.error('unexpected end of pattern', source.at - 1)
  if (character !== '=' && character !== '!')
    throw source.error(`unknown extension ?<${character}`, start + 1)
  const body = groups.inLookBehind(() => parseBody(parsing, mode, start))
  parsing.variableLookBehind ||= fixedWidth(body) === undefined
  return { type: 'look', ahead: false, negated: character === '!', body }
}
