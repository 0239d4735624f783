import type { Doc } from '@eval/core'

/** A document that is evaluated. */
export interface TaskDocument {
  /** Position in the evaluated split, from 0. */
  readonly docId: number
  /** The `doc_id` of its log line; differs from `docId` only for `--samples` lists that are not ascending. */
  readonly loggedId: number
  readonly doc: Doc
}
