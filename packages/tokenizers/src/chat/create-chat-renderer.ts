import { type ChatMessage, type ChatRenderer, ModelError, UsageError } from '@eval/core'
import { type ChatTemplate, parseChatTemplate, TemplateFailure } from './chat-template.ts'
import { cutAtMark, markFinalMessage } from './continue-final-message.ts'
import { templateMessage } from './template-message.ts'

/** A template and what it may use. */
export interface ChatRendererOptions {
  /** Source text of the template. */
  readonly template: string
  /** Named special tokens: `bos_token` → `<s>`; `specialTokens` of a loaded tokenizer. */
  readonly specialTokens?: Readonly<Record<string, string>>
  /** Further variables: `chat_template_args`, `enable_thinking`. They win over special tokens. */
  readonly variables?: Readonly<Record<string, unknown>>
  /** The clock behind `strftime_now`; a template that asks for the date fails without it. */
  readonly now?: () => Date
  /** Told when the template refuses the messages and they are tried without the system message. */
  readonly warn?: (message: string) => void
}

/**
 * Renders conversations as `tokenizer.apply_chat_template` does. Without `addGenerationPrompt` the last message is
 * continued. If the template refuses, the system messages are dropped and it is tried again, as lm_eval does.
 *
 * @throws ModelError if the template cannot be parsed.
 * @source lm_eval/models/huggingface.py (`HFLM.apply_chat_template`), 0.4.13; transformers
 * utils/chat_template_utils.py, 5.23
 */
export function createChatRenderer(options: ChatRendererOptions): ChatRenderer {
  const template = parsed(options)
  return {
    template: options.template,
    render(messages, { addGenerationPrompt }) {
      try {
        return renderOnce(template, options, messages, addGenerationPrompt)
      } catch (error) {
        if (!(error instanceof TemplateFailure)) throw error
        options.warn?.(
          `the chat template refused the messages (${error.message}); trying without the system message`,
        )
      }
      const rest = messages.filter((message) => message.role !== 'system')
      try {
        return renderOnce(template, options, rest, addGenerationPrompt)
      } catch (error) {
        if (!(error instanceof TemplateFailure)) throw error
        throw new UsageError(
          `the chat template cannot take these messages (roles ${rest.map((message) => message.role).join(', ')}): ${error.message}`,
          { cause: error },
        )
      }
    },
  }
}

function parsed(options: ChatRendererOptions): ChatTemplate {
  try {
    return parseChatTemplate(options.template, options.now)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ModelError(`the chat template cannot be parsed: ${reason}`, { cause: error })
  }
}

function renderOnce(
  template: ChatTemplate,
  options: ChatRendererOptions,
  conversation: readonly ChatMessage[],
  addGenerationPrompt: boolean,
): string {
  if (conversation.length === 0) throw new UsageError('a chat template needs at least one message')
  const messages = conversation.map(templateMessage)
  const variables = {
    ...options.specialTokens,
    tools: null,
    documents: null,
    add_generation_prompt: addGenerationPrompt,
    ...options.variables,
  }
  if (addGenerationPrompt) return template.render({ ...variables, messages })
  const marked = markFinalMessage(messages)
  if (!options.template.includes('content'))
    throw new UsageError(
      'the final message cannot be continued: the chat template does not show the content of messages',
    )
  return cutAtMark(template.render({ ...variables, messages: marked.messages }), marked.finalText)
}
