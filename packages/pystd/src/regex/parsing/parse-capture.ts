import type { Mode, RegexNode } from '../tree/node.ts'
import { closeGroup } from './close-group.ts'
import type { Parsing } from './parsing.ts'

/** Reads the inside of a capturing group whose parenthesis opened at `start`. @throws PyError 're.error' */
export function parseCapture(parsing: Parsing, mode: Mode, start: number, name?: string): RegexNode {
  const { groups } = parsing
  const index = groups.begin(name)
  const body = parsing.branch(mode)
  closeGroup(parsing.source, start)
  groups.end(index, body)
  return { type: 'group', index, body }
}
