import { getRandomValues } from 'node:crypto'
import { PyRandom } from '@eval/pystd'
import type { SelectedNode } from '@eval/tasks'
import type { Seeds } from '../options/parse-seeds.ts'

/** Python's global generator as `--seed` sets it; unset, it starts from the system's randomness. */
export function pythonRandom(seeds: Seeds): PyRandom {
  return new PyRandom(seeds[0] ?? getRandomValues(new Uint32Array(1))[0] ?? 0)
}

/** Look-ups of a task's name while lm_eval loads it: by itself, and in a group. */
const lookUps = { alone: 3, inGroup: 4 }

/**
 * Draws what lm_eval draws while it loads tasks: their names are looked up several times, and each look-up draws a random
 * name of eight characters for the case that there is none.
 *
 * Parity: it shifts the name of a model without name, and everything else that is drawn later.
 * @param items - What `--tasks` names, in order.
 * @param unnamed - Tasks whose class looks its name up without drawing.
 * @source lm_eval/api/task.py `task_name`, lm_eval/api/utils.py `random_task_id`, lm_eval/tasks/manager.py `load`, 0.4.13
 */
export function drawTaskNames(
  random: PyRandom,
  items: readonly SelectedNode[],
  unnamed: ReadonlySet<string> = new Set(),
): void {
  const draws = items.map(
    (item) => (item.kind === 'task' ? lookUps.alone : lookUps.inGroup) * tasksIn(item, unnamed),
  )
  for (let draw = draws.reduce((sum, count) => sum + count * 8, 0); draw > 0; draw--) random.random()
}

function tasksIn(node: SelectedNode, unnamed: ReadonlySet<string>): number {
  if (node.kind === 'task') return unnamed.has(node.name) ? 0 : 1
  return node.members.reduce((sum, member) => sum + tasksIn(member, unnamed), 0)
}
