import { UsageError } from '@eval/core'
import { batchSize } from '../batches-of.ts'
import type { DatasetContext } from '../dataset-context.ts'
import type { WorkloadPrompt } from '../prompt.ts'
import { createRandomText, type RandomText } from './random-text.ts'

/** Random texts to embed. @source evalscope/perf/plugin/datasets/embedding_dataset.py, 1.10.0 */
export async function* randomEmbeddings(context: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  const source = createRandomText(context)
  const next = (): string => scatteredText(context, source, randomLength(context))
  const batch = context.settings.dataset.endsWith('_batch') ? batchSize(context.settings) : undefined
  for (let index = 0; index < context.count; index++)
    yield batch === undefined
      ? { kind: 'text', text: next() }
      : { kind: 'texts', texts: Array.from({ length: batch }, next) }
}

/** A length between --min-prompt-length and --max-prompt-length, at least 1. */
export function randomLength({ settings, random }: DatasetContext): number {
  if (settings.maxPromptLength === Number.POSITIVE_INFINITY)
    throw new UsageError(`--dataset ${settings.dataset} needs --max-prompt-length`)
  return random.randint(Math.max(1, settings.minPromptLength), Math.max(1, settings.maxPromptLength))
}

/** A text of that many tokens from a random place of the vocabulary. */
export function scatteredText({ random }: DatasetContext, source: RandomText, length: number): string {
  return source.text(length, random.randrange(source.allowed.length))
}
