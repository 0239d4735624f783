import type { Doc, PromptSettings, Request } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import type { Task } from './task.ts'

/** The requests of one document at a time, strictly in document order. @throws DataError for a document that does not fit */
export type RequestBuilder = (doc: Doc) => readonly Request[]

/** A task beside its documents: what its fields mean depends on the columns there are. Immutable. */
export interface BoundTask extends Task {
  /** The answers to choose from; absent in tasks without choices. @throws DataError if the document lacks them */
  readonly choices?: (doc: Doc) => readonly string[]
  /** The reference answer as the dataset has it. @throws DataError if the document lacks it */
  target(doc: Doc): PyValue
  /** `str(target)`, as it is logged and hashed. */
  targetText(doc: Doc): string
  /** What tells the right one of several scored answers: an index, a choice, or several of them. */
  gold(doc: Doc): PyValue
  /** Whether documents have several right answers. Parity: the first document of the split decides for all. */
  readonly multipleTarget: boolean
  /**
   * Starts the task's random generator anew.
   * @param examples - Those of each document to come, where a sampler of the task's own has drawn them.
   */
  requests(
    fewshotPool: readonly Doc[],
    settings: PromptSettings,
    examples?: readonly (readonly Doc[])[],
  ): RequestBuilder
}
