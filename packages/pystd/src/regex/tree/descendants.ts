import type { RegexNode } from './node.ts'

/** A node and everything inside it, in reading order. */
export function descendants(node: RegexNode): RegexNode[] {
  return [node, ...children(node).flatMap(descendants)]
}

function children(node: RegexNode): readonly RegexNode[] {
  switch (node.type) {
    case 'sequence':
      return node.items
    case 'branch':
      return node.alternatives
    case 'conditional':
      return [node.yes, node.no]
    case 'group':
    case 'atomic':
    case 'look':
    case 'repeat':
      return [node.body]
    case 'any':
    case 'set':
    case 'place':
    case 'reference':
      return []
    default:
      return node satisfies never
  }
}
