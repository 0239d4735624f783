import { ModelError, type Tokenizer } from '@eval/core'

/** What {@link checkVocabulary} needs to know; any `Tokenizer` will do. */
export interface VocabularyFacts
  extends Pick<Tokenizer, 'vocabularySize' | 'bosToken' | 'eosToken' | 'unkToken'> {
  /** Number of ids without added tokens. Default `vocabularySize`. */
  readonly baseVocabularySize?: number
}

/**
 * Refuses a tokenizer that was made for another model: one with ordinary tokens, BOS, EOS or the unknown token beyond
 * the model's vocabulary. Surplus added tokens alone are common on the hub (Gemma 3 has an image token its text model
 * lacks) and pass: whoever feeds the model must refuse an id it has no row for.
 *
 * @param modelVocabularySize rows of the model's embedding
 * @throws ModelError
 */
export function checkVocabulary(tokenizer: VocabularyFacts, modelVocabularySize: number): void {
  const base = tokenizer.baseVocabularySize ?? tokenizer.vocabularySize
  if (base > modelVocabularySize) {
    throw new ModelError(
      `the tokenizer does not fit the model: it has ${base} tokens, the model's vocabulary ${modelVocabularySize}; give the folder of the model's own tokenizer`,
    )
  }
  for (const special of [tokenizer.bosToken, tokenizer.eosToken, tokenizer.unkToken]) {
    if (special !== undefined && special.id >= modelVocabularySize) {
      throw new ModelError(
        `the tokenizer does not fit the model: ${special.token} has id ${special.id}, the model's vocabulary ends at ${modelVocabularySize - 1}; give the folder of the model's own tokenizer`,
      )
    }
  }
}
