import type { DatasetSource } from '@eval/datasets'
import { validateSubmission } from '../validation/validate-submission.ts'
import type { ValidatedSubmission } from '../validation/validated-submission.ts'
import { type Benchmark, benchmarkAt } from '../validation/benchmark.ts'
import type { ClassScore } from './class-score.ts'
import { scoreClass } from './score-class.ts'
import type { ScoredSubmission } from './scored-submission.ts'
import { totalScore } from './total-score.ts'

/** What `mera score` is asked for. */
export interface ScoreRequest {
  /** A zip, or the folder it was made of. */
  readonly path: string
  /** The records with the right answers; absent: the embedded sample for a submission of the demonstration, else `hub`. */
  readonly gold?: DatasetSource
  readonly sample?: DatasetSource
  /** Where the open answers are. */
  readonly hub: DatasetSource
}

/**
 * Scores a submission as the scoring service does; a class with an error gets nothing.
 * @throws UsageError if there is no such file; NetworkError if the hub is needed and cannot be reached; DataError for gold
 * that does not fit.
 */
export async function scoreSubmission({ path, gold, sample, hub }: ScoreRequest): Promise<ScoredSubmission> {
  const first = await validateSubmission({
    path,
    logs: false,
    ...(gold === undefined ? {} : { data: gold }),
    ...(sample === undefined ? {} : { sample }),
  })
  const answers = first.classes.some(({ records }) => records !== undefined)
  if (first.benchmark !== undefined || !answers) return scored(first, first.benchmark ?? benchmarkAt(hub))
  const second = await validateSubmission({ path, logs: false, data: hub })
  return scored(second, second.benchmark ?? benchmarkAt(hub))
}

async function scored(validated: ValidatedSubmission, benchmark: Benchmark): Promise<ScoredSubmission> {
  const classes: ClassScore[] = []
  for (const item of validated.classes) classes.push(await scoreClass(item, benchmark))
  return { validated, classes, total: totalScore(classes) }
}
