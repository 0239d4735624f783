import { stableHash } from './stable-hash.ts'

/** A made-up next-token distribution: a proper softmax whose logits are hashes of the tokens before. */
export interface FakeLanguageModel {
  /** Log-probabilities of all tokens after `tokens`, nats: `[vocabularySize]`. */
  next(tokens: ArrayLike<number>): Float64Array
}

/** Makes a {@link FakeLanguageModel}; `seed` tells models apart. */
export function fakeLanguageModel(vocabularySize: number, seed: string | number = 0): FakeLanguageModel {
  return {
    next(tokens) {
      const state = stableHash(seed, Array.from(tokens).join())
      const logits = Float64Array.from(
        { length: vocabularySize },
        (_, token) => stableHash(state, token) / 2 ** 29,
      )
      const normalizer = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0))
      return logits.map((logit) => logit - normalizer)
    },
  }
}

/** The most probable token, the first on ties. */
export function mostProbable(logprobs: Float64Array): number {
  return logprobs.reduce(
    (best, logprob, token) => (logprob > (logprobs[best] ?? -Infinity) ? token : best),
    0,
  )
}
