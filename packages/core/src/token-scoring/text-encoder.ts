import type { Tokenizer } from '../tokenizer.ts'

/** Text → token ids. An explicit `addSpecialTokens` wins over every rule of the encoder. */
export type EncodeText = (text: string, addSpecialTokens?: boolean) => Int32Array

export interface TextEncoderOptions {
  /** Whether BOS (and whatever else the tokenizer adds) stands before texts. Default: the tokenizer's own habit. */
  readonly addBosToken?: boolean
  /** The token whose text, at the start of a text, switches special tokens off: chat templates bring their own BOS. */
  readonly prefixTokenId?: number
}

function prepend(token: number, tokens: Int32Array): Int32Array {
  const joined = new Int32Array(tokens.length + 1)
  joined[0] = token
  joined.set(tokens, 1)
  return joined
}

/**
 * Makes the function that encodes contexts and continuations: an explicit flag, else no special tokens where the text
 * already starts with the prefix token's text, else `addBosToken`, else the tokenizer's default.
 *
 * With `addBosToken: true` BOS really stands first, also where the tokenizer's own rules would not add one (gpt2-like),
 * as transformers 5 does; a tokenizer without BOS is left alone.
 *
 * Parity: a prefix token that decodes to "" counts as the start of every text, so special tokens stay off.
 * @source lm_eval/models/huggingface.py (0.4.13), `HFLM.tok_encode`
 */
export function createTextEncoder(tokenizer: Tokenizer, options: TextEncoderOptions): EncodeText {
  const { addBosToken, prefixTokenId } = options
  const prefix = prefixTokenId === undefined ? undefined : tokenizer.decode([prefixTokenId])
  return (text, addSpecialTokens) => {
    if (addSpecialTokens !== undefined) return tokenizer.encode(text, { addSpecialTokens })
    if (prefix !== undefined && text.startsWith(prefix))
      return tokenizer.encode(text, { addSpecialTokens: false })
    if (addBosToken === undefined) return tokenizer.encode(text)
    const tokens = tokenizer.encode(text, { addSpecialTokens: addBosToken })
    const bos = tokenizer.bosToken?.id
    return addBosToken && bos !== undefined && tokens[0] !== bos ? prepend(bos, tokens) : tokens
  }
}
