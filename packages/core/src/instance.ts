import type { Doc } from './doc.ts'
import type { Request } from './request.ts'

/** One request of one document of a task. Results are never written into it. */
export interface Instance<R extends Request = Request> {
  readonly taskName: string
  /** Position of the document in the evaluated split, from 0. */
  readonly docId: number
  /** Position among the requests of this document, from 0. */
  readonly index: number
  readonly doc: Doc
  readonly request: R
  /** How many independent answers are wanted. */
  readonly repeats: number
}
