import { Tokenizer } from '@huggingface/tokenizers'
import { decodeByteRun } from './byte-run.ts'
import type { TokenizerEngine } from './engine.ts'
import { javascriptGap, javascriptJson } from './javascript-json.ts'
import type { PreparedTokenizer } from './prepare-tokenizer.ts'

/** What we use of the library's decoders; its own types do not resolve under `nodenext`. */
interface LibraryDecoder {
  readonly config: { readonly type: string }
  readonly decoders?: readonly LibraryDecoder[]
  decode(tokens: string[]): string
}

/**
 * `@huggingface/tokenizers`: pure JavaScript.
 * @throws Error with the reason when it cannot read this tokenizer, or would give other ids than the native library.
 */
export function javascriptEngine(prepared: PreparedTokenizer): TokenizerEngine {
  const gap = javascriptGap(prepared.json)
  if (gap !== undefined) throw new Error(gap)
  const library = new Tokenizer(javascriptJson(prepared.json), { clean_up_tokenization_spaces: false })
  const decoder: LibraryDecoder | null = library.decoder
  if (decoder !== null) repairByteFallback(decoder)
  const special = new Set(
    prepared.vocabulary.addedTokens.flatMap((token) => (token.special ? [token.id] : [])),
  )
  return {
    encode: (text, addSpecialTokens) =>
      Int32Array.from(library.encode(text, { add_special_tokens: addSpecialTokens }).ids),
    decode(ids, skipSpecialTokens) {
      const tokens: string[] = []
      for (const id of ids) {
        const token = skipSpecialTokens && special.has(id) ? undefined : library.id_to_token(id)
        if (token !== undefined) tokens.push(token)
      }
      return decoder === null ? tokens.join(' ') : decoder.decode(tokens)
    },
  }
}

// The library decodes runs of byte tokens as browsers do, and drops a byte order mark.
function repairByteFallback(decoder: LibraryDecoder): void {
  for (const part of decoder.decoders ?? []) repairByteFallback(part)
  if (decoder.config.type === 'ByteFallback')
    Object.assign(decoder, { text_decoder: { decode: decodeByteRun } })
}
