import type { Doc, Request } from '@eval/core'

/** One document and what was asked about it. */
export interface StoredDocument {
  readonly doc: Doc
  readonly instances: readonly StoredInstance[]
}

/** A request without its origin, and how many answers to it are wanted. */
export interface StoredInstance {
  readonly request: Request
  readonly repeats: number
}

/** The requests of a task as a run built them. */
export interface StoredRequests {
  /** What decided how the prompts look, by name, as text: to tell whether they would be built like this again. */
  readonly settings: Readonly<Record<string, string>>
  readonly documents: readonly StoredDocument[]
}
