import { DataError, type FilterServices } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import type { OpenTask } from '@eval/tasks'
import { answeredDocuments } from './answered-documents.ts'
import type { AnsweredInstance } from './answered-instance.ts'
import { filterAnswers } from './filter-answers.ts'
import type { DocumentScorerOptions } from './score-document.ts'
import { scoreDocuments } from './score-documents.ts'
import type { ScoredDocument } from './scored-document.ts'

/**
 * Filters and scores the answers of a task: filters outside, documents inside, as the samples file lists them.
 *
 * @source lm_eval/evaluator.py `evaluate`, 0.4.13
 * @throws DataError naming the record that cannot be scored.
 */
export async function scoreTask(
  { task, documents }: OpenTask,
  answered: readonly AnsweredInstance[],
  options: DocumentScorerOptions,
  services: FilterServices,
): Promise<readonly ScoredDocument[]> {
  const own = answeredDocuments(documents, answered)
  const scored: ScoredDocument[] = []
  for (const pipeline of task.filters) {
    const filtered = await ofTask(task.name, () => filterAnswers(pipeline, answered, services))
    const results = own.map(({ docId, doc, positions }) => ({
      docId,
      doc,
      results: positions.map((position) => filtered[position] ?? null),
    }))
    const scores = await scoreDocuments(task, results, options, services)
    for (const [index, document] of own.entries())
      scored.push({
        document,
        filter: pipeline.name,
        results: results[index]?.results ?? [],
        scores: scores[index] ?? {},
      })
  }
  return scored
}

/** Filters do not know whose answers they take. @throws DataError that names the task */
async function ofTask(name: string, filter: () => Promise<readonly PyValue[]>): Promise<readonly PyValue[]> {
  try {
    return await filter()
  } catch (error) {
    if (!(error instanceof DataError) || error.message.startsWith('Task ')) throw error
    throw new DataError(`Task ${name}: ${error.message}`, { cause: error })
  }
}
