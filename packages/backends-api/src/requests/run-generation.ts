import { collate, type Completed, type GenerateRequest, generationGroupKey } from '@eval/core'
import { codePointLength, jsonDumps, type PyValue } from '@eval/pystd'
import type { Endpoint } from './endpoint.ts'
import { encodeAll } from './encode-all.ts'
import { generateBatch } from './generate-batch.ts'
import type { GenerationItem } from './generation-item.ts'
import { generationRoom } from './generation-room.ts'
import { messagesPayload } from './messages-payload.ts'
import { renderPrompt } from './render-prompt.ts'
import { requestFailure } from './request-failure.ts'
import type { Asked, RequestRun } from './request-run.ts'
import { runBatches } from './run-batches.ts'
import { textResponse } from './text-response.ts'

/**
 * Generates: requests of equal arguments together, the longest text first (conversations in their order), in batches.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `generate_until`
 */
export async function* runGeneration(
  asked: readonly Asked<GenerateRequest>[],
  run: RequestRun,
): AsyncGenerator<Completed, void, undefined> {
  const { settings } = run.endpoint
  const items = await plan(asked, run)
  const outcomes = runBatches(batchesOf(items, settings.batchSize), {
    concurrency: settings.concurrency,
    perform: (batch, signal) => generateBatch(run, batch, signal),
    signal: run.options.signal,
  })
  for await (const { batch, result } of outcomes) {
    for (const [place, item] of batch.entries()) {
      const { index, request } = item
      if (result instanceof Error) {
        yield { index, response: requestFailure(request, index, result) }
        continue
      }
      const read = result[place]
      if (read !== undefined) yield { index, response: textResponse(item, read, run) }
    }
  }
}

/** Requests as they are sent. Ids are cut from the left to what leaves room for the new tokens. */
async function plan(
  asked: readonly Asked<GenerateRequest>[],
  { endpoint, options }: RequestRun,
): Promise<readonly GenerationItem[]> {
  const { settings } = endpoint
  return encodeAll(
    asked,
    async ({ index, request }): Promise<GenerationItem> => {
      if (settings.dialect.takes === 'messages') {
        const prompt = messagesPayload(request, settings.maxImages)
        return { index, request, prompt, length: 1, truncatedTokens: 0 }
      }
      const text = renderPrompt(request.context, endpoint)
      const cut = await cutPrompt(text, request, endpoint)
      return { index, request, ...cut, length: codePointLength(text) }
    },
    { ...options, concurrency: settings.concurrency, phase: 'preparing prompts' },
  )
}

async function cutPrompt(
  text: string,
  { generation }: GenerateRequest,
  { settings, tokenizer }: Endpoint,
): Promise<Pick<GenerationItem, 'prompt' | 'truncatedTokens'>> {
  if (!settings.tokenizedRequests || tokenizer === undefined) return { prompt: text, truncatedTokens: 0 }
  const tokens = await tokenizer.encode(text)
  const truncatedTokens = Math.max(0, tokens.length - generationRoom(generation, settings))
  return { prompt: tokens.subarray(truncatedTokens), truncatedTokens }
}

/** Batches hold requests whose arguments are the same to the letter; lm_eval asks with those of the first. */
function* batchesOf(
  items: readonly GenerationItem[],
  batchSize: number,
): Generator<readonly GenerationItem[], void, undefined> {
  const groupKey = remembered(generationGroupKey)
  const text = remembered(jsonDumps)
  const compare = (a: GenerationItem, b: GenerationItem): number => b.length - a.length
  const options = {
    compare,
    chunkSize: batchSize,
    groupKey: ({ request }: GenerationItem) => groupKey(request.generation),
  }
  for (const chunk of collate(items, options)) {
    const batch = chunk.flatMap((place) => items[place] ?? [])
    yield* Map.groupBy(batch, ({ request }) => text(request.generation)).values()
  }
}

/** All documents of a task usually share one object of arguments. */
function remembered<V extends PyValue & object>(compute: (value: V) => string): (value: V) => string {
  const known = new WeakMap<V, string>()
  return (value) => {
    const found = known.get(value) ?? compute(value)
    known.set(value, found)
    return found
  }
}
