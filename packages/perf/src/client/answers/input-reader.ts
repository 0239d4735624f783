import type { AnswerDraft } from './answer-draft.ts'
import { numberOf, valueOf } from './answer-draft.ts'
import type { AnswerReader } from './answer-reader.ts'

/** Answers of servers that only read: embeddings and reranking. They are never streamed. */
export const inputReader: AnswerReader = {
  readEvent: (draft) => {
    draft.failure = { class: 'json', message: 'the server streams an answer that has no stream' }
  },
  readBody,
}

/** @source evalscope/perf/plugin/api/openai_embedding_api.py, 1.10.0 */
function readBody(draft: AnswerDraft, body: unknown): void {
  const usage = valueOf(body, 'usage')
  draft.completionTokens = 0
  const prompt = numberOf(usage, 'prompt_tokens')
  draft.promptTokens = (prompt === 0 ? undefined : prompt) ?? numberOf(usage, 'total_tokens') ?? null
}
