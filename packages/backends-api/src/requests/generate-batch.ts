import type { ReadText } from '../dialects/dialect.ts'
import type { ReplyError } from '../dialects/reply-error.ts'
import type { ApiError } from '../transport/api-error.ts'
import type { GenerationItem } from './generation-item.ts'
import { post } from './post.ts'
import { promptPayload } from './prompt-payload.ts'
import type { RequestRun } from './request-run.ts'

/**
 * Asks for the texts of a batch: an item per request, or why there are none.
 *
 * @throws what ends the run.
 */
export async function generateBatch(
  { endpoint, policy, eos }: RequestRun,
  batch: readonly GenerationItem[],
  signal: AbortSignal,
): Promise<readonly ReadText[] | ApiError | ReplyError> {
  const { settings } = endpoint
  const [first] = batch
  if (first === undefined) return []
  try {
    const texts = batch.flatMap(({ prompt }) => (isText(prompt) ? [prompt] : []))
    const payload = isText(first.prompt) ? await promptPayload(endpoint, texts) : first.prompt
    const given = { ...settings, eos: await eos() }
    const body = settings.dialect.generationBody(payload, first.request.generation, given)
    const read = settings.dialect.readTexts(await post(endpoint, body, signal), batch.length)
    policy.answered()
    return read
  } catch (error) {
    return policy.failed(error)
  }
}

function isText(prompt: GenerationItem['prompt']): prompt is string | Int32Array {
  return typeof prompt === 'string' || prompt instanceof Int32Array
}
