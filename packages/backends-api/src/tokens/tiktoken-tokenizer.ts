import { PrerequisiteError, UsageError } from '@eval/core'
import { sha256Hex } from '@eval/pystd'
import type * as tiktoken from 'js-tiktoken/lite'
import type { TiktokenBPE, TiktokenEncoding } from 'js-tiktoken/lite'
import type { ApiTokenizer } from './api-tokenizer.ts'
import { remembering } from './remembering.ts'
import { tiktokenEncoding } from './tiktoken-encoding.ts'

const endOfText = '<|endoftext|>'
const REMEMBERED = 16

/** Vocabularies, each imported only where a model needs it. */
const vocabularies: Readonly<Record<TiktokenEncoding, () => Promise<{ readonly default: TiktokenBPE }>>> = {
  gpt2: () => import('js-tiktoken/ranks/gpt2'),
  r50k_base: () => import('js-tiktoken/ranks/r50k_base'),
  p50k_base: () => import('js-tiktoken/ranks/p50k_base'),
  p50k_edit: () => import('js-tiktoken/ranks/p50k_edit'),
  cl100k_base: () => import('js-tiktoken/ranks/cl100k_base'),
  o200k_base: () => import('js-tiktoken/ranks/o200k_base'),
}

/**
 * The tokenizer of one of OpenAI's models. Names of special tokens in a text are text; Python's tiktoken refuses them.
 *
 * @throws UsageError for a model whose tokenizer is not known; PrerequisiteError without `js-tiktoken`.
 * @source lm_eval/models/api_models.py (0.4.13), `tokenizer_backend` "tiktoken"
 */
export async function tiktokenTokenizer(model: string): Promise<ApiTokenizer> {
  const name = tiktokenEncoding(model)
  if (name === undefined) {
    throw new UsageError(
      `tiktoken knows no model "${model}". Name a tokenizer with tokenizer=, or say tokenizer_backend=none.`,
    )
  }
  const { Tiktoken } = await library()
  const { default: ranks } = await vocabularies[name]()
  const encoding = new Tiktoken(ranks)
  const [end = 0] = encoding.encode(endOfText, 'all')
  return {
    digest: sha256Hex(`tiktoken ${name}`),
    encode: remembering(REMEMBERED, async (text) => Int32Array.from(encoding.encode(text, [], []))),
    decode: async (tokens) => encoding.decode([...tokens]),
    eosText: async () => endOfText,
    prefixTokenId: async () => end,
  }
}

async function library(): Promise<typeof tiktoken> {
  try {
    return await import('js-tiktoken/lite')
  } catch (error) {
    throw new PrerequisiteError(
      "OpenAI's tokenizers need a package: npm install js-tiktoken. Or name another tokenizer with tokenizer=.",
      { cause: error },
    )
  }
}
