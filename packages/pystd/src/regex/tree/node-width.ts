import type { RegexNode, Width } from './node.ts'

/** The width of a node; a reference is as wide as its group. */
export function nodeWidth(node: RegexNode): Width {
  switch (node.type) {
    case 'any':
    case 'set':
      return { min: 1, max: 1 }
    case 'place':
    case 'look':
      return { min: 0, max: 0 }
    case 'sequence':
      return node.items
        .map(nodeWidth)
        .reduce((a, b) => ({ min: a.min + b.min, max: a.max + b.max }), { min: 0, max: 0 })
    case 'branch':
      return either(node.alternatives)
    case 'conditional':
      return either([node.yes, node.no])
    case 'group':
    case 'atomic':
      return nodeWidth(node.body)
    case 'reference':
      return node.width
    case 'repeat': {
      const { min, max } = nodeWidth(node.body)
      return { min: min * node.min, max: max === 0 || node.max === 0 ? 0 : max * node.max }
    }
    default:
      return node satisfies never
  }
}

/** The exact width of a node, undefined where it can vary. */
export function fixedWidth(node: RegexNode): number | undefined {
  const { min, max } = nodeWidth(node)
  return min === max ? min : undefined
}

function either(nodes: readonly RegexNode[]): Width {
  const widths = nodes.map(nodeWidth)
  return {
    min: Math.min(...widths.map((width) => width.min)),
    max: Math.max(...widths.map((width) => width.max)),
  }
}
