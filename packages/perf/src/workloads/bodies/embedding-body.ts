import type { PyDict, PyValue } from '@eval/pystd'
import { contentText } from '../content-text.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { BodyBuilder } from './body-builder.ts'
import type { BodyContext } from './body-context.ts'
import { promptText } from './openai-body.ts'

/** The body of `/v1/embeddings`. @source evalscope/perf/plugin/api/openai_embedding_api.py, 1.10.0 */
export function embeddingBody(prompt: WorkloadPrompt, { settings }: BodyContext): PyDict {
  const body = new BodyBuilder([['input', inputOf(prompt)]])
  body.set('model', settings.model)
  // It tells the dataset how many texts to send at once, and is nothing for the server.
  for (const [key, value] of Object.entries(settings.extraArgs ?? {}))
    if (key !== 'batch_size') body.set(key, value)
  return body.build()
}

function inputOf(prompt: WorkloadPrompt): PyValue {
  if (prompt.kind === 'texts') return prompt.texts
  if (prompt.kind !== 'messages') return promptText(prompt)
  const texts = prompt.messages.map((message) => contentText(message['content'] ?? ''))
  return texts.length === 1 ? (texts[0] ?? '') : texts
}
