import { type ChatRenderer, type ProgressSink, resolvePrefixTokenId, UsageError } from '@eval/core'
import { createChatRenderer, type LoadedTokenizer, loadTokenizer, selectChatTemplate } from '@eval/tokenizers'
import type { ApiTokenizer } from './api-tokenizer.ts'
import { remembering } from './remembering.ts'

/** Texts; the choices of a question stand beside each other, so few suffice. */
const REMEMBERED = 16

export interface FolderTokenizerOptions {
  /** Folder of `tokenizer.json` and its neighbours. */
  readonly folder: string
  readonly addBosToken: boolean
  /** `--apply_chat_template`: whether, or with which of several templates. */
  readonly applyChatTemplate: boolean | string
  readonly progress?: ProgressSink
  readonly now: () => Date
}

/**
 * A tokenizer from the files of a Hugging Face model.
 *
 * Parity: special tokens are added only where `add_bos_token` says so, whatever the tokenizer does by itself, and also
 * where a chat template has written a BOS.
 * @source lm_eval/models/api_models.py (0.4.13), `tok_encode` with `tokenizer_backend` "huggingface"
 */
export async function folderTokenizer(options: FolderTokenizerOptions): Promise<ApiTokenizer> {
  const loaded = await loadTokenizer(options.folder)
  const { tokenizer } = loaded
  const chat = chatOf(loaded, options)
  const { padToken, eosToken, bosToken } = tokenizer
  return {
    digest: tokenizer.digest,
    encode: remembering(REMEMBERED, async (text) =>
      tokenizer.encode(text, { addSpecialTokens: options.addBosToken }),
    ),
    decode: async (tokens) => tokenizer.decode(tokens),
    eosText: async () => eosToken?.token ?? null,
    prefixTokenId: async () => resolvePrefixTokenId(tokenizer),
    ...(chat && { chat }),
    report: { ...(padToken && { padToken }), ...(eosToken && { eosToken }), ...(bosToken && { bosToken }) },
  }
}

/** Several templates and no default one are an error only for those who ask for one. */
function chatOf(
  { tokenizer, chatTemplates }: LoadedTokenizer,
  { applyChatTemplate, progress, now }: FolderTokenizerOptions,
): ChatRenderer | undefined {
  const warn = (message: string): void => progress?.warning(message)
  const template = chooseTemplate(chatTemplates, applyChatTemplate, warn)
  if (template === null) return undefined
  return createChatRenderer({ template, specialTokens: tokenizer.specialTokens, warn, now })
}

function chooseTemplate(
  templates: LoadedTokenizer['chatTemplates'],
  asked: boolean | string,
  warn: (message: string) => void,
): string | null {
  if (asked !== false) return selectChatTemplate(templates, asked, { warn })
  try {
    return selectChatTemplate(templates, true, { warn })
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}
