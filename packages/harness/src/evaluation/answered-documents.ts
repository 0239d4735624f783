import type { TaskDocument } from '@eval/tasks'
import type { AnsweredInstance } from './answered-instance.ts'

/** A document with the answers to its requests, in order. */
export interface AnsweredDocument extends TaskDocument {
  readonly answered: readonly AnsweredInstance[]
  /** Where these answers stand among those of the task. */
  readonly positions: readonly number[]
}

/** The documents of a task, each with its answers. */
export function answeredDocuments(
  documents: readonly TaskDocument[],
  answered: readonly AnsweredInstance[],
): readonly AnsweredDocument[] {
  const positions = Map.groupBy(answered.keys(), (position) => answered[position]?.instance.docId)
  return documents.map(({ docId, loggedId, doc }) => {
    const own = positions.get(docId) ?? []
    const answers = own.flatMap((position) => answered[position] ?? [])
    return { docId, loggedId, doc, answered: answers, positions: own }
  })
}
