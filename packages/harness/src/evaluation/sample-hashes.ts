import { docHash, promptHash, requestArguments, type SampleRecord, targetHash } from '@eval/results'
import type { BoundTask } from '@eval/tasks'
import type { AnsweredDocument } from './answered-documents.ts'
import { atRecord } from './at-record.ts'
import type { ScoredDocument } from './scored-document.ts'

/** The target of a log line; and what tells document, prompt and target apart from others. */
export type SampleHashes = Pick<SampleRecord, 'target' | 'docHash' | 'promptHash' | 'targetHash'>

/**
 * The hashes of each scored document; of a document under several filters they are computed once.
 * @param jsonChat - Prompts are conversations as JSON text.
 * @throws DataError naming the record, for a text that has no UTF-8
 * @source lm_eval/evaluator.py `evaluate`, 0.4.13
 */
export function sampleHashes(
  task: BoundTask,
  scored: readonly ScoredDocument[],
  jsonChat: boolean,
): readonly SampleHashes[] {
  const known = new Map<AnsweredDocument, SampleHashes>()
  return scored.map(({ document }) => {
    const hashes =
      known.get(document) ??
      atRecord(task.name, document.docId, () => documentHashes(task, document, jsonChat))
    known.set(document, hashes)
    return hashes
  })
}

function documentHashes(
  task: BoundTask,
  { doc, answered }: AnsweredDocument,
  jsonChat: boolean,
): SampleHashes {
  const first = answered[0]?.instance
  const target = task.target(doc)
  const [prompt = ''] = first === undefined ? [] : requestArguments(first.request, { jsonChat })
  return {
    target,
    docHash: docHash(first?.doc ?? doc),
    promptHash: promptHash(prompt),
    targetHash: targetHash(target),
  }
}
