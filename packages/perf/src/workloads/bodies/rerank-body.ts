import type { PyDict } from '@eval/pystd'
import type { WorkloadPrompt } from '../prompt.ts'
import { BodyBuilder } from './body-builder.ts'
import type { BodyContext } from './body-context.ts'
import { promptText } from './openai-body.ts'

const ofDataset = new Set(['num_documents', 'document_length_ratio'])

/** The body of `/rerank`. @source evalscope/perf/plugin/api/openai_rerank_api.py, 1.10.0 */
export function rerankBody(prompt: WorkloadPrompt, { settings }: BodyContext): PyDict {
  const documents = prompt.kind === 'rerank' ? prompt.documents : ['This is a test document for reranking.']
  const body = new BodyBuilder([
    ['query', promptText(prompt)],
    ['documents', documents],
  ])
  body.set('model', settings.model)
  for (const [key, value] of Object.entries(settings.extraArgs ?? {}))
    if (!ofDataset.has(key)) body.set(key, value)
  return body.build()
}
