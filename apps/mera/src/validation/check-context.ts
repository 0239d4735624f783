import type { Doc } from '@eval/core'
import type { SubmissionClass } from '@eval/task-library'

/** What the answers of one file are compared with. */
export interface CheckContext {
  readonly taskName: string
  readonly file: SubmissionClass
  /** Path inside the submission. */
  readonly path: string
  /** The benchmark's records by `recordKey`, in order; undefined without the dataset. */
  readonly benchmark?: ReadonlyMap<string, BenchmarkRecord>
}

/** A record of the dataset and its id for messages. */
export interface BenchmarkRecord {
  readonly id: string
  readonly doc: Doc
}
