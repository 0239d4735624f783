import { listField, field } from './reply-fields.ts'
import { ReplyError } from './reply-error.ts'

/**
 * The choices of an answer in the order of the prompts, which their `index` tells.
 *
 * @throws ReplyError unless there is one for each prompt. lm_eval then shifts the answers of other requests, or stops.
 */
export function indexedChoices(reply: unknown, count: number): readonly unknown[] {
  const choices = listField(reply, 'choices')
  if (choices.length !== count) {
    throw new ReplyError(`the answer has ${choices.length} choices for ${count} prompts`)
  }
  const byIndex = new Map(choices.map((choice, place) => [field(choice, 'index') ?? place, choice]))
  return Array.from({ length: count }, (_, index) => {
    if (!byIndex.has(index)) throw new ReplyError(`the answer has no choice of index ${index}`)
    return byIndex.get(index)
  })
}

/** Why a choice ended, where it says so. */
export function finishReason(choice: unknown): { readonly finishReason?: 'stop' | 'length' } {
  const reason = field(choice, 'finish_reason')
  return reason === 'stop' || reason === 'length' ? { finishReason: reason } : {}
}
