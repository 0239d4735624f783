import type { RegexNode } from '../tree/node.ts'
import { atomicStep } from './atomic-step.ts'
import { branchStep } from './branch-step.ts'
import { characterStep } from './character-step.ts'
import { conditionalStep } from './conditional-step.ts'
import { groupStep } from './group-step.ts'
import { lookStep } from './look-step.ts'
import { placeStep } from './place-step.ts'
import { referenceStep } from './reference-step.ts'
import { repeatStep } from './repeat-step.ts'
import { sequenceStep } from './sequence-step.ts'
import type { Step } from './step.ts'

/** The step that matches a node. */
export function compileNode(node: RegexNode): Step {
  switch (node.type) {
    case 'any':
    case 'set':
      return characterStep(node)
    case 'place':
      return placeStep(node.place, node.mode)
    case 'sequence':
      return sequenceStep(node.items.map(compileNode))
    case 'branch':
      return branchStep(node.alternatives.map(compileNode))
    case 'group':
      return groupStep(node.index, compileNode(node.body))
    case 'atomic':
      return atomicStep(compileNode(node.body))
    case 'look':
      return lookStep(node, compileNode(node.body))
    case 'reference':
      return referenceStep(node.group, node.mode)
    case 'conditional':
      return conditionalStep(node.group, compileNode(node.yes), compileNode(node.no))
    case 'repeat':
      return repeatStep(node, compileNode)
    default:
      return node satisfies never
  }
}
