import { nodeWidth } from '../tree/node-width.ts'
import { wantsCaseFlag } from './character-source.ts'
import { descendants } from '../tree/descendants.ts'
import type { ParsedPattern, RegexNode, RepeatNode } from '../tree/node.ts'

/**
 * True where JavaScript's engine gives exactly what Python's gives. Not so, and left to our own matcher: atomic groups,
 * possessive repeats, conditions; references to groups that may have no value; repeated bodies that can be empty; repeated groups that
 * some rounds leave out (JavaScript forgets the earlier value); groups inside look-behinds and negative look-arounds; case
 * that counts in one part only.
 */
export function isNative({ root, mode }: ParsedPattern): boolean {
  const caseFlag = wantsCaseFlag(mode)
  return descendants(root).every((node) => sameCase(node, caseFlag)) && walk(root, new Set())
}

/** True where the pattern asks which characters belong to words. */
export function asksForWords({ root }: ParsedPattern): boolean {
  return descendants(root).some(
    (node) =>
      (node.type === 'place' && (node.place === 'boundary' || node.place === 'inside')) ||
      (node.type === 'set' &&
        node.items.some((item) => item.type === 'category' && /w/i.test(item.category))),
  )
}

function sameCase(node: RegexNode, caseFlag: boolean): boolean {
  return (node.type !== 'set' && node.type !== 'reference') || wantsCaseFlag(node.mode) === caseFlag
}

/** `set` collects the groups that surely have a value once the node has matched. */
function walk(node: RegexNode, set: Set<number>): boolean {
  switch (node.type) {
    case 'any':
    case 'set':
    case 'place':
      return true
    case 'atomic':
    case 'conditional':
      return false
    case 'sequence':
      return node.items.every((item) => walk(item, set))
    case 'branch':
      return walkBranch(node.alternatives, set)
    case 'group': {
      const native = walk(node.body, set)
      set.add(node.index)
      return native
    }
    case 'look':
      if (groupsIn(node.body).length > 0 && (node.negated || !node.ahead)) return false
      return walk(node.body, set)
    case 'reference':
      return set.has(node.group)
    case 'repeat':
      return walkRepeat(node, set)
    default:
      return node satisfies never
  }
}

function walkBranch(alternatives: readonly RegexNode[], set: Set<number>): boolean {
  const ends = alternatives.map((item) => {
    const end = new Set(set)
    return walk(item, end) ? end : undefined
  })
  if (ends.includes(undefined)) return false
  for (const group of ends[0] ?? []) if (ends.every((end) => end?.has(group))) set.add(group)
  return true
}

function walkRepeat(node: RepeatNode, set: Set<number>): boolean {
  if (node.kind === 'possessive' || nodeWidth(node.body).min === 0) return false
  const inside = new Set(set)
  if (!walk(node.body, inside)) return false
  if (node.max > 1 && groupsIn(node.body).some((group) => !inside.has(group))) return false
  if (node.min > 0) for (const group of inside) set.add(group)
  return true
}

function groupsIn(node: RegexNode): number[] {
  return descendants(node).flatMap((item) => (item.type === 'group' ? [item.index] : []))
}
