import { nodeWidth } from './fixed-width.ts'
import type { RegexNode, RepeatNode } from './node.ts'

/**
 * True where JavaScript's engine gives exactly what Python's gives. Not so, and left to our own matcher: atomic groups,
 * possessive repeats, conditions; references to groups that may have no value; repeated bodies that can be empty; repeated groups that
 * some rounds leave out (JavaScript forgets the earlier value); groups inside look-behinds and negative look-arounds.
 */
export function isNative(node: RegexNode): boolean {
  return walk(node, new Set())
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
  switch (node.type) {
    case 'sequence':
      return node.items.flatMap(groupsIn)
    case 'branch':
      return node.alternatives.flatMap(groupsIn)
    case 'conditional':
      return [...groupsIn(node.yes), ...groupsIn(node.no)]
    case 'group':
      return [node.index, ...groupsIn(node.body)]
    case 'atomic':
    case 'look':
    case 'repeat':
      return groupsIn(node.body)
    case 'any':
    case 'set':
    case 'place':
    case 'reference':
      return []
  }
}
