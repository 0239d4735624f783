import type { Doc } from '@eval/core'
import type { PyDict, PyValue } from '@eval/pystd'

/** Scores of one record from its filtered answers, one per request: metric name → value. */
export type ProcessResults = (doc: Doc, results: readonly PyValue[]) => PyDict
