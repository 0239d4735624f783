import { stringRepr } from '../../repr/string-repr.ts'
import type { PatternSource } from './pattern-source.ts'

const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u

/** The name of a group, read at `position`. @throws PyError 're.error' where it is no identifier */
export function checkGroupName(source: PatternSource, name: string, position: number): string {
  if (IDENTIFIER.test(name)) return name
  throw source.error(`bad character in group name ${stringRepr(name)}`, position)
}
