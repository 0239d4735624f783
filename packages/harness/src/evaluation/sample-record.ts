import { loggedValue } from '@eval/metrics'
import { dictEntries, dictFromEntries, dictKeys, type PyDict, pyStr, type PyValue } from '@eval/pystd'
import { requestArguments, type SampleRecord } from '@eval/results'
import type { BoundTask } from '@eval/tasks'
import { withoutNumpy } from './without-numpy.ts'
import type { SampleHashes } from './sample-hashes.ts'
import { noScores } from './score-document.ts'
import type { ScoredDocument } from './scored-document.ts'

export interface SampleRecordOptions {
  /** Prompts are conversations as JSON text. */
  readonly jsonChat: boolean
  /** Write the scores of each document to its log line. */
  readonly logScores: boolean
}

/**
 * Scored documents as the lines of a samples file, each made when it is reached.
 * @param hashes - One per document.
 */
export function sampleRecords(
  task: BoundTask,
  documents: readonly ScoredDocument[],
  hashes: readonly SampleHashes[],
  options: SampleRecordOptions,
): Iterable<SampleRecord> {
  return {
    *[Symbol.iterator]() {
      for (const [index, own] of hashes.entries()) {
        const document = documents[index]
        if (document !== undefined) yield sampleRecord(task, document, own, options)
      }
    },
  }
}

/** A scored document as a line of the samples file. @source lm_eval/evaluator.py `evaluate`, 0.4.13 */
function sampleRecord(
  task: BoundTask,
  { document, filter, results, scores }: ScoredDocument,
  hashes: SampleHashes,
  { jsonChat, logScores }: SampleRecordOptions,
): SampleRecord {
  const { loggedId, doc, answered } = document
  const logged = logScores ? loggedScores(scores) : noScores(task)
  return {
    docId: loggedId,
    doc,
    arguments: answered.map(({ instance }) => requestArguments(instance.request, { jsonChat })),
    resps: answered.map(({ values }) => values),
    filteredResps: results,
    filter,
    metrics: dictKeys(logged).map(pyStr),
    ...hashes,
    scores: logged,
  }
}

function loggedScores(scores: PyDict): PyDict {
  const logged = (name: PyValue, value: PyValue): PyValue =>
    loggedValue(pyStr(name), withoutNumpy(value, 'shown'))
  return dictFromEntries(dictEntries(scores).map(([name, value]) => [name, logged(name, value)]))
}
