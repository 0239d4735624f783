import type { ModelName } from '../checkpoints/model-sizes.ts'
import type { TaskName } from '../requests/request-sets.ts'

/** So many that one pass of the peer takes some seconds on one core. */
const counts: Readonly<Record<ModelName, Readonly<Record<TaskName, number>>>> = {
  '10m': { 'letters-0': 150, 'letters-1': 120, endings: 40, 'few-shot': 40 },
  '120m': { 'letters-0': 20, 'letters-1': 20, endings: 8, 'few-shot': 8 },
}

/** A quick run asks this share of them. */
const QUICK_SHARE = 0.2

/** Questions of a pass, four requests each. */
export function questionCount(model: ModelName, task: TaskName, quick: boolean): number {
  return Math.max(2, Math.round(counts[model][task] * (quick ? QUICK_SHARE : 1)))
}
