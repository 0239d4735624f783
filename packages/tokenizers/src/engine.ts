/** The part of a tokenizer that differs between implementations. Ids that do not exist are left out when decoding. */
export interface TokenizerEngine {
  /** `text` is well-formed Unicode. */
  encode(text: string, addSpecialTokens: boolean): Int32Array
  decode(ids: readonly number[], skipSpecialTokens: boolean): string
}
