import { UsageError } from '@eval/core'
import type { DatasetContext } from '../dataset-context.ts'
import type { PromptTokenizer } from '../prompt-tokenizer.ts'
import { textPrompt, type WorkloadPrompt } from '../prompt.ts'
import { createRandomText, warnOfMismatch } from './random-text.ts'

/** Random prompts, one for every request. @source evalscope/perf/plugin/datasets/random_dataset.py, 1.4.1 */
export async function* randomPrompts(context: DatasetContext): AsyncGenerator<WorkloadPrompt> {
  for await (const text of randomTexts(context)) yield textPrompt(text, context.settings.applyChatTemplate)
}

/** Texts with a length between --min-prompt-length and --max-prompt-length, chat template included, prefix excluded. */
export async function* randomTexts(context: DatasetContext): AsyncGenerator<string> {
  const source = createRandomText(context)
  const { least, most } = lengthBounds(context, source.tokenizer)
  for (let index = 0; index < context.count; index++) {
    const length = context.random.randint(least, most)
    const offset = context.random.randrange(source.allowed.length) + context.settings.datasetOffset + index
    yield source.text(length, offset)
  }
  warnOfMismatch(context, source.mismatch())
}

interface Bounds {
  readonly least: number
  readonly most: number
}

/** @throws UsageError where the chat template alone is longer than wanted. */
function lengthBounds({ settings, warn }: DatasetContext, tokenizer: PromptTokenizer): Bounds {
  if (settings.maxPromptLength === Number.POSITIVE_INFINITY)
    throw new UsageError(`--dataset ${settings.dataset} needs --max-prompt-length`)
  const template = settings.applyChatTemplate
    ? tokenizer.encodeChat([{ role: 'user', content: '' }]).length
    : 0
  const least = settings.minPromptLength - template
  const most = settings.maxPromptLength - template
  if (most < 0 || (least < 0 && settings.profile === 'v1.4'))
    throw new UsageError(
      `--min-prompt-length and --max-prompt-length must be at least ${template}, the length of the chat template`,
    )
  if (least < 0)
    warn(`--min-prompt-length is below the length of the chat template, ${template}: taken as that`)
  return { least: Math.max(0, least), most }
}
