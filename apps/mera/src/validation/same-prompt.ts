import type { Message } from './benchmark-prompts.ts'
import { parsedMessages } from './parsed-messages.ts'
import type { PromptForm } from './prompt-form.ts'

/**
 * Whether a logged prompt is the benchmark's. Of a chat template only the messages are known: all of them must occur, in
 * their order.
 */
export function samePrompt(logged: string, expected: string | readonly Message[], form: PromptForm): boolean {
  switch (form.kind) {
    case 'plain':
      return logged === `${form.system}${typeof expected === 'string' ? expected : ''}`
    case 'json':
      return typeof expected !== 'string' && sameMessages(parsedMessages(logged), expected)
    case 'template':
      return typeof expected !== 'string' && containsInOrder(logged, expected)
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

/** Templates may strip what they are given. */
function containsInOrder(text: string, messages: readonly Message[]): boolean {
  let from = 0
  for (const { content } of messages) {
    const wanted = content.trim()
    const at = text.indexOf(wanted, from)
    if (at < 0) return false
    from = at + wanted.length
  }
  return true
}
