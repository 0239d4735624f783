import type { Mode, RegexNode } from '../tree/node.ts'
import { closeGroup } from './close-group.ts'
import type { Parsing } from './parsing.ts'

/** Reads the inside of the parenthesis that opened at `start`, up to and with its end. @throws PyError 're.error' */
export function parseBody(parsing: Parsing, mode: Mode, start: number): RegexNode {
  const body = parsing.branch(mode)
  closeGroup(parsing.source, start)
  // A place in parentheses may be repeated, a bare one may not.
  return body.type === 'place' ? { type: 'sequence', items: [body] } : body
}
