import { isFloat, isInt, toNumber } from '@eval/pystd'
import type { DatasetContext } from '../dataset-context.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { randomLength, scatteredText } from './random-embeddings.ts'
import { createRandomText } from './random-text.ts'

/** Random queries with documents. @source evalscope/perf/plugin/datasets/rerank_dataset.py, 1.10.0 */
export async function* randomRerank(context: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const source = createRandomText(context)
  const documents = extraNumber(context, 'num_documents', 10)
  const ratio = extraNumber(context, 'document_length_ratio', 5)
  for (let index = 0; index < context.count; index++) {
    const length = randomLength(context)
    const query = scatteredText(context, source, length)
    const documentLength = Math.max(1, Math.trunc(length * ratio))
    yield {
      kind: 'rerank',
      query,
      documents: Array.from({ length: documents }, () => scatteredText(context, source, documentLength)),
    }
  }
}

function extraNumber({ settings }: DatasetContext, key: string, otherwise: number): number {
  const value = settings.extraArgs?.[key]
  return isInt(value) || isFloat(value) ? toNumber(value) : otherwise
}
