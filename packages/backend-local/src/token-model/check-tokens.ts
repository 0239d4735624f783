import { ModelError } from '@eval/core'

/** @throws ModelError if a token has no row in the model's embedding. */
export function checkTokens(tokens: Int32Array, vocabularySize: number): void {
  for (const token of tokens) {
    if (token >= 0 && token < vocabularySize) continue
    throw new ModelError(
      `Token ${token} is not in the model's vocabulary of ${vocabularySize}: the tokenizer was made for another model.`,
    )
  }
}
