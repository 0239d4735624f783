import type { Benchmark } from './benchmark.ts'
import type { CheckedClass } from './check-class.ts'
import type { Finding } from './finding.ts'

/** What the checks of a submission came to. */
export interface ValidatedSubmission {
  readonly path: string
  readonly classes: readonly CheckedClass[]
  /** What concerns the whole, in order of checking; findings of single classes are with them. */
  readonly findings: readonly Finding[]
  /** What the records were compared with. */
  readonly benchmark?: Benchmark
  /** What was compared with what, one line each. */
  readonly notes: readonly string[]
}
