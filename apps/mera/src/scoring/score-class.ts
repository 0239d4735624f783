import type { Benchmark } from '../validation/benchmark.ts'
import type { CheckedClass } from '../validation/check-class.ts'
import type { ClassScore } from './class-score.ts'
import { goldOf } from './gold-of.ts'
import { isWithheld } from './is-withheld.ts'
import type { ScoredAnswer } from './scored-answer.ts'
import { serviceTasks } from './service-tasks.ts'

/**
 * Scores a checked class with the benchmark's right answers.
 * @source MERA modules/scoring/src/tasks/task.py `evaluate`, v1.2
 * @throws DataError for gold that does not fit the task.
 */
export async function scoreClass(item: CheckedClass, benchmark: Benchmark): Promise<ClassScore> {
  const { taskName, file, path, records, findings } = item
  const named = { taskName, className: file.name }
  if (path === undefined) return { ...named, state: 'missing' }
  if (records === undefined || findings.some(({ severity }) => severity === 'error'))
    return { ...named, state: 'faulty' }
  const known = await benchmark.records(taskName)
  if (known === undefined) return { ...named, state: 'no data' }
  const answers = new Map(records.map(({ key, outputs }) => [key, outputs]))
  const scored: ScoredAnswer[] = []
  for (const [key, { doc }] of known) {
    const outputs = answers.get(key)
    if (outputs !== undefined) scored.push({ doc, outputs })
  }
  const count = scored.length
  const score = serviceTasks[taskName]?.score
  if (score === undefined) return { ...named, state: 'not computed', count }
  if (scored.every((answer) => isWithheld(goldOf(answer)))) return { ...named, state: 'withheld', count }
  return { ...named, state: 'scored', metrics: score(scored), count }
}
