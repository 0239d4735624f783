import type { PyDict, PyValue } from '@eval/pystd'
import type { TaskDocument } from '@eval/tasks'
import type { AnsweredInstance } from './answered-instance.ts'

/** One document under one filter pipeline, scored. */
export interface ScoredDocument extends TaskDocument {
  /** Name of the pipeline. */
  readonly filter: string
  /** Its requests with their answers, in order. */
  readonly answered: readonly AnsweredInstance[]
  /** The filtered answers, one per request. */
  readonly results: readonly PyValue[]
  /** Metric → value. */
  readonly scores: PyDict
}
