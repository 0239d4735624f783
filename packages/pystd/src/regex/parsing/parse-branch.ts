import type { Mode, RegexNode } from '../tree/node.ts'
import { parseSequence } from './parse-sequence.ts'
import type { Parsing } from './parsing.ts'

/** Reads alternatives. `atStart`: the pattern begins here, so that flags for all of it may stand first. @throws PyError 're.error' */
export function parseBranch(parsing: Parsing, mode: Mode, atStart = false): RegexNode {
  const first = parseSequence(parsing, mode, atStart)
  const alternatives = [first]
  while (parsing.source.accept('|')) alternatives.push(parseSequence(parsing, mode))
  return alternatives.length === 1 ? first : { type: 'branch', alternatives }
}
