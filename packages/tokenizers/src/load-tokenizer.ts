import { type ChatTemplates, readChatTemplates } from './chat/chat-templates.ts'
import {
  createTokenizer,
  type HuggingFaceTokenizer,
  type TokenizerImplementation,
} from './create-tokenizer.ts'
import { readTokenizerFiles } from './files/read-tokenizer-files.ts'

/** How to read a tokenizer folder. */
export interface LoadTokenizerOptions {
  /** Default `auto`. */
  readonly implementation?: TokenizerImplementation
  /** Add BOS or not, whatever the files say (`add_bos_token` of lm_eval). Default: as the files say. */
  readonly addBosToken?: boolean
}

/** A tokenizer and what came with it. */
export interface LoadedTokenizer {
  readonly tokenizer: HuggingFaceTokenizer
  /** The model's chat templates; undefined when it has none. */
  readonly chatTemplates: ChatTemplates | undefined
}

/**
 * Reads `tokenizer.json`, `tokenizer_config.json`, `special_tokens_map.json`, `config.json` and the chat templates of a
 * model folder.
 *
 * @throws ModelError if files are missing, damaged or of an unknown kind; PrerequisiteError if the native library is
 * needed (Unigram models) and not installed.
 */
export async function loadTokenizer(
  folder: string,
  options: LoadTokenizerOptions = {},
): Promise<LoadedTokenizer> {
  const { templateFiles, tokenizerJson, ...files } = await readTokenizerFiles(folder)
  const tokenizer = createTokenizer({
    tokenizerJson,
    ...files,
    ...options,
    name: `${folder}/tokenizer.json`,
  })
  return { tokenizer, chatTemplates: readChatTemplates(files.tokenizerConfig ?? {}, templateFiles) }
}
