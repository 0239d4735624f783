import { getRandomValues } from 'node:crypto'
import { PyRandom } from '@eval/pystd'
import type { Seeds } from '../options/parse-seeds.ts'

/** Python's global generator as `--seed` sets it; unset, it starts from the system's randomness. */
export function pythonRandom(seeds: Seeds): PyRandom {
  return new PyRandom(seeds[0] ?? getRandomValues(new Uint32Array(1))[0] ?? 0)
}

/**
 * Draws what lm_eval draws while it loads plain tasks: the name of each is looked up three times, and each look-up draws a
 * random name of eight characters for the case that there is none.
 *
 * Parity: it shifts the name of a model without name, and everything else that is drawn later.
 * @source lm_eval/api/task.py `task_name`, lm_eval/utils.py `random_name_id`, 0.4.13
 */
export function drawTaskNames(random: PyRandom, taskCount: number): void {
  for (let draw = 0; draw < taskCount * 3 * 8; draw++) random.random()
}
