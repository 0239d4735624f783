import { stringRepr } from '../../repr/string-repr.ts'
import type { Mode, RegexNode } from '../tree/node.ts'
import { checkGroupName } from './check-group-name.ts'
import { parseCapture } from './parse-capture.ts'
import type { Parsing } from './parsing.ts'

/** Reads what stands after `(?P`: `<name>…)` or `=name)`. @throws PyError 're.error' */
export function parseNamed(parsing: Parsing, mode: Mode, start: number): RegexNode {
  const { source } = parsing
  if (source.accept('<')) return parseCapture(parsing, mode, start, newName(parsing))
  if (source.accept('=')) return parseReference(parsing, mode)
  const next = source.take()
  if (next === undefined) throw source.error('unexpected end of pattern', source.at - 1)
  throw source.error(`unknown extension ?P${next}`, start + 1)
}

function newName({ source, groups }: Parsing): string {
  const at = source.at
  const name = checkGroupName(source, source.until('>', 'group name'), at)
  const known = groups.names.get(name)
  if (known === undefined) return name
  const message = `redefinition of group name ${stringRepr(name)} as group ${groups.count + 1}; was group ${known}`
  throw source.error(message, at)
}

function parseReference({ source, groups }: Parsing, mode: Mode): RegexNode {
  const at = source.at
  const name = checkGroupName(source, source.until(')', 'group name'), at)
  const group = groups.names.get(name)
  if (group === undefined) throw source.error(`unknown group name ${stringRepr(name)}`, at)
  return groups.reference(group, mode, at)
}
