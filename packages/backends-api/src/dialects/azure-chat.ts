import type { Dialect } from './dialect.ts'
import { openaiChat } from './openai-chat.ts'

/**
 * OpenAI's chats on Azure: the same bodies under another key header.
 *
 * @source lm_eval/models/openai_completions.py (0.4.13), `AzureOpenaiChatCompletionsLM`, which sends the key as OpenAI takes it
 */
export const azureChat: Dialect = {
  ...openaiChat,
  name: 'azure-chat',
  headers: (key) => ({ 'api-key': key }),
}
