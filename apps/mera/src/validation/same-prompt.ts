import type { Message } from './benchmark-prompts.ts'
import { parsedMessages } from './parsed-messages.ts'
import type { PromptForm } from './prompt-form.ts'
import { fitsFrames } from './template-frames.ts'

/**
 * Whether a logged prompt is the benchmark's. Of a chat template all messages must occur, in their order, with nothing
 * between them but what the template writes in most prompts.
 */
export function samePrompt(logged: string, expected: string | readonly Message[], form: PromptForm): boolean {
  switch (form.kind) {
    case 'plain':
      return logged === `${form.system}${typeof expected === 'string' ? expected : ''}`
    case 'json':
      return typeof expected !== 'string' && sameMessages(parsedMessages(logged), expected)
    case 'template':
      return typeof expected !== 'string' && fitsFrames(logged, expected, form.frames)
    default:
      return form satisfies never
  }
}

function sameMessages(logged: readonly Message[] | undefined, expected: readonly Message[]): boolean {
  if (logged === undefined || logged.length !== expected.length) return false
  return expected.every(
    ({ role, content }, at) => logged[at]?.role === role && logged[at]?.content === content,
  )
}
