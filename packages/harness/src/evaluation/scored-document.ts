import type { PyDict, PyValue } from '@eval/pystd'
import type { AnsweredDocument } from './answered-documents.ts'

/** One document under one filter pipeline, scored. */
export interface ScoredDocument {
  /** The same object under every pipeline. */
  readonly document: AnsweredDocument
  /** Name of the pipeline. */
  readonly filter: string
  /** The filtered answers, one per request. */
  readonly results: readonly PyValue[]
  /** Metric → value. */
  readonly scores: PyDict
}
