import type { ClassScore } from './class-score.ts'
import { mean } from './mean.ts'
import { serviceTasks } from './service-tasks.ts'

/** The total, or the main tasks for whose right answers it waits. */
export type TotalScore = { readonly value: number } | { readonly withheld: readonly string[] }

/**
 * The mean over the main tasks of the mean of each one's metrics without a dot in the name; a missing or faulty task counts 0.
 * @source MERA modules/scoring/src/worker.py `total_score`, v1.2
 */
export function totalScore(classes: readonly ClassScore[]): TotalScore {
  const main = classes.filter(({ taskName }) => serviceTasks[taskName]?.inTotal === true)
  const unknown = main.filter(({ state }) => state === 'withheld' || state === 'no data')
  if (unknown.length > 0) return { withheld: unknown.map(({ className }) => className) }
  return { value: mean(main.map(taskAverage)) }
}

function taskAverage(score: ClassScore): number {
  if (score.state !== 'scored') return 0
  return mean([...score.metrics].filter(([name]) => !name.includes('.')).map(([, value]) => value))
}
