import type { PyDict } from '@eval/pystd'
import type { ApiFormat } from '../../options/api-format.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import type { BodyContext } from './body-context.ts'
import { dashScopeBody } from './dashscope-body.ts'
import { embeddingBody } from './embedding-body.ts'
import { openAiBody } from './openai-body.ts'
import { rerankBody } from './rerank-body.ts'
import { responsesBody } from './responses-body.ts'

const builders: Readonly<Record<ApiFormat, (prompt: WorkloadPrompt, context: BodyContext) => PyDict>> = {
  openai: openAiBody,
  responses: responsesBody,
  embedding: embeddingBody,
  rerank: rerankBody,
  dashscope: dashScopeBody,
}

/** The body of a request. */
export function buildBody(format: ApiFormat, prompt: WorkloadPrompt, context: BodyContext): PyDict {
  return builders[format](prompt, context)
}
