import { type ChatMessage, type ChatRole, UsageError } from '@eval/core'
import { createChatRenderer, loadTokenizer, selectChatTemplate } from '@eval/tokenizers'
import { contentText } from './content-text.ts'
import type { Message } from './prompt.ts'

/** A tokenizer as workloads need it. */
export interface PromptTokenizer {
  /** Ids of the vocabulary: without added tokens, and with them. */
  readonly baseVocabularySize: number
  readonly vocabularySize: number
  /** Ids that random prompts must not hold. */
  readonly specialIds: ReadonlySet<number>
  /** Tokens of a text: with what the tokenizer puts around it, as `tokenizer.encode(text)` of transformers. */
  length(text: string): number
  /** Ids of a text alone. */
  encode(text: string): number[]
  decode(ids: readonly number[]): string
  /** Ids of a chat with the marks that open the answer. */
  encodeChat(messages: readonly Message[]): number[]
}

/** @throws ModelError for a folder that has no tokenizer that is read here. */
export async function loadPromptTokenizer(folder: string): Promise<PromptTokenizer> {
  const { tokenizer, chatTemplates } = await loadTokenizer(folder)
  const encode = (text: string): number[] => [...tokenizer.encode(text, { addSpecialTokens: false })]
  const template = selectChatTemplate(chatTemplates, true)
  const chat =
    template === null ? undefined : createChatRenderer({ template, specialTokens: tokenizer.specialTokens })
  return {
    baseVocabularySize: tokenizer.baseVocabularySize,
    vocabularySize: tokenizer.vocabularySize,
    specialIds: new Set(Object.values(tokenizer.specialTokens).flatMap(encode)),
    length: (text) => tokenizer.encode(text).length,
    encode,
    decode: (ids) => tokenizer.decode(ids),
    encodeChat(messages) {
      if (chat === undefined)
        throw new UsageError(
          `the tokenizer in ${folder} has no chat template; --no-apply-chat-template does without`,
        )
      const rendered = chat.render(messages.map(chatMessage), { addGenerationPrompt: true })
      return encode(typeof rendered === 'string' ? rendered : '')
    },
  }
}

const roles: readonly ChatRole[] = ['system', 'user', 'assistant']

/** Templates see the texts of a message; pictures are counted by patches. */
function chatMessage(message: Message): ChatMessage {
  return {
    role: roles.find((role) => role === message['role']) ?? 'user',
    content: contentText(message['content'] ?? ''),
  }
}
