import { UsageError } from '@eval/core'
import { pyRstrip, pyStrip } from '@eval/pystd'
import { plainContent, type TemplateMessage } from './template-message.ts'

const tag = 'CONTINUE_FINAL_MESSAGE_TAG '

/** Messages whose last one carries a mark, and what finds it again in the rendered text. */
export interface MarkedConversation {
  readonly messages: readonly TemplateMessage[]
  /** Text that was marked. */
  readonly finalText: string
}

/**
 * Marks the end of the last message, so that rendering can stop there.
 * @throws UsageError if there is no text to continue.
 */
export function markFinalMessage(messages: readonly TemplateMessage[]): MarkedConversation {
  const last = messages.at(-1)
  if (last === undefined) throw new UsageError('there is no message to continue')
  if (typeof last.content === 'string') {
    const marked = { ...last, content: last.content + tag }
    return { messages: [...messages.slice(0, -1), marked], finalText: last.content }
  }
  const index = last.content.findLastIndex((part) => part.text !== undefined)
  const part = last.content[index]
  if (part?.text === undefined) throw new UsageError('the final message has no text to continue')
  const content = last.content.with(index, { ...part, text: part.text + tag })
  return { messages: [...messages.slice(0, -1), { ...last, content }], finalText: part.text }
}

/**
 * The rendered text up to the mark.
 * @throws UsageError if the template left the final message or the mark out.
 * @source transformers/utils/chat_template_utils.py (`render_jinja_template`), 5.23
 */
export function cutAtMark(rendered: string, finalText: string): string {
  const bareTag = tag.trimEnd()
  const end = rendered.lastIndexOf(bareTag)
  if (end < 0 || !rendered.includes(pyStrip(finalText))) {
    throw new UsageError(
      `the chat template drops the final message, so it cannot be continued: ${plainContent(finalText)}`,
    )
  }
  // The blank of the mark is there unless the template trims; then blanks before it must go as well.
  return rendered.startsWith(tag, end) ? rendered.slice(0, end) : pyRstrip(rendered.slice(0, end))
}
