import { stringRepr } from '../../repr/string-repr.ts'
import type { Mode, RegexNode } from '../tree/node.ts'
import { checkGroupName } from './check-group-name.ts'
import { closeGroup } from './close-group.ts'
import type { Parsing } from './parsing.ts'

/** Reads what stands after `(?(`: `group)yes|no)`. @throws PyError 're.error' */
export function parseConditional(parsing: Parsing, mode: Mode, start: number): RegexNode {
  const { source } = parsing
  const group = parseGroupId(parsing)
  const yes = parsing.sequence(mode)
  const no: RegexNode = source.accept('|') ? parsing.sequence(mode) : { type: 'sequence', items: [] }
  if (source.peek() === '|') throw source.error('conditional backref with more than two branches', source.at)
  closeGroup(source, start)
  return { type: 'conditional', group, yes, no }
}

function parseGroupId({ source, groups }: Parsing): number {
  const at = source.at
  const name = source.until(')', 'group name')
  const group = /^[0-9]+$/.test(name) ? Number(name) : groups.names.get(checkGroupName(source, name, at))
  if (group === undefined) throw source.error(`unknown group name ${stringRepr(name)}`, at)
  if (group === 0) throw source.error('bad group number', at)
  groups.condition(group, at)
  return group
}
