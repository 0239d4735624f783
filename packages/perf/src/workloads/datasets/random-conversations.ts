import { UsageError } from '@eval/core'
import type { DatasetContext } from '../dataset-context.ts'
import type { Conversation } from '../prompt.ts'
import { createRandomText, warnOfMismatch } from './random-text.ts'

/** Dialogues of random questions. @source evalscope/perf/plugin/datasets/multi_turn.py, 1.10.0 */
export async function* randomConversations(context: DatasetContext): AsyncGenerator<Conversation> {
  const { settings, random } = context
  const { maxTurns } = settings
  const least = Math.max(1, settings.minTurns)
  if (maxTurns === null) throw new UsageError('--dataset random_multi_turn needs --max-turns')
  if (maxTurns < least) throw new UsageError(`--max-turns ${maxTurns} is below --min-turns ${least}`)
  if (settings.maxPromptLength === Number.POSITIVE_INFINITY)
    throw new UsageError('--dataset random_multi_turn needs --max-prompt-length')
  const source = createRandomText(context)
  let asked = 0
  for (let index = 0; index < context.count; index++) {
    const turns = random.randint(least, maxTurns)
    yield Array.from({ length: turns }, () => {
      const length = random.randint(settings.minPromptLength, settings.maxPromptLength)
      const offset = random.randrange(source.allowed.length) + settings.datasetOffset + asked++
      return { messages: [{ role: 'user', content: source.text(length, offset) }] }
    })
  }
  warnOfMismatch(context, source.mismatch())
}
