import type { Doc } from '@eval/core'
import type { MetricValues } from '@eval/metrics'
import { dictEntries, pyStr, type PyValue } from '@eval/pystd'
import { docHash, promptHash, requestArguments, type SampleRecord, targetHash } from '@eval/results'
import type { OpenTask } from '@eval/tasks'
import type { AnsweredInstance } from './answered-instance.ts'
import { atRecord } from './at-record.ts'
import { filterAnswers } from './filter-answers.ts'
import { documentScorer, type DocumentScorerOptions, noScores } from './score-document.ts'

/** What {@link scoreTask} is told beside the answers. */
export interface ScoreTaskOptions extends DocumentScorerOptions {
  /** Prompts are conversations as JSON text. */
  readonly jsonChat: boolean
  /** Write the scores of each document to its log line. */
  readonly logScores: boolean
}

/** A task's documents with their scores. */
export interface ScoredTask {
  /** Per filter, per document. */
  readonly samples: readonly SampleRecord[]
  /** In the order in which metrics first appear. */
  readonly metrics: readonly MetricValues[]
}

/**
 * Filters and scores the answers of a task, filters outside, documents inside.
 *
 * @source lm_eval/evaluator.py `evaluate`, 0.4.13
 */
export function scoreTask(
  open: OpenTask,
  answered: readonly AnsweredInstance[],
  options: ScoreTaskOptions,
): ScoredTask {
  const score = documentScorer(open.task, options)
  const byDocument = Map.groupBy(
    answered.map((item, position) => ({ ...item, position })),
    ({ instance }) => instance.docId,
  )
  const samples: SampleRecord[] = []
  const metrics = new Map<string, { metric: string; filter: string; values: PyValue[] }>()
  for (const pipeline of open.task.filters) {
    const filtered = filterAnswers(pipeline, answered)
    for (const { docId, loggedId, doc } of open.documents) {
      const items = byDocument.get(docId) ?? []
      const results = items.map(({ position }) => filtered[position] ?? null)
      const scores = atRecord(open.task.name, docId, () => score(doc, results))
      const logged = options.logScores ? scores : noScores(open.task)
      samples.push(
        sampleRecord({
          open,
          loggedId,
          doc,
          items,
          results,
          filter: pipeline.name,
          scores: logged,
          ...options,
        }),
      )
      for (const [name, value] of dictEntries(scores)) {
        const metric = pyStr(name)
        const key = `${metric},${pipeline.name}`
        const collected = metrics.get(key) ?? { metric, filter: pipeline.name, values: [] }
        metrics.set(key, collected)
        collected.values.push(value)
      }
    }
  }
  return { samples, metrics: [...metrics.values()] }
}

interface ScoredDocument extends Pick<ScoreTaskOptions, 'jsonChat'> {
  readonly open: OpenTask
  readonly loggedId: number
  readonly doc: Doc
  readonly items: readonly AnsweredInstance[]
  readonly results: readonly PyValue[]
  readonly filter: string
  readonly scores: ReturnType<ReturnType<typeof documentScorer>>
}

function sampleRecord({
  open,
  loggedId,
  doc,
  items,
  results,
  filter,
  scores,
  jsonChat,
}: ScoredDocument): SampleRecord {
  const requests = items.map(({ instance }) => requestArguments(instance.request, { jsonChat }))
  const target = open.task.target(doc)
  return {
    docId: loggedId,
    doc,
    target,
    arguments: requests,
    resps: items.map(({ values }) => values),
    filteredResps: results,
    filter,
    metrics: dictEntries(scores).map(([name]) => pyStr(name)),
    docHash: docHash(items[0]?.instance.doc ?? doc),
    promptHash: promptHash(requests[0]?.[0] ?? ''),
    targetHash: targetHash(target),
    scores,
  }
}
