import { BackendError } from '../errors/backend-error.ts'
import { abortable } from '../streams/abortable.ts'
import type { ScoreJob, Scored, TokenScorer } from '../token-scorer.ts'
import { fakeLanguageModel, mostProbable } from './fake-language-model.ts'
import { stableShuffle } from './stable-hash.ts'

export interface FakeTokenScorerOptions {
  /** Default 258: the tokens of `fakeTokenizer` without pieces. */
  readonly vocabularySize?: number
  /** Longest input, tokens. Default 64. */
  readonly maxLength?: number
  /** Default 256: `<s>` of `fakeTokenizer`. */
  readonly prefixTokenId?: number
  readonly seed?: string | number
}

/** A {@link TokenScorer} without a model; it remembers what it was asked. */
export interface FakeTokenScorer extends TokenScorer {
  readonly windows: readonly (readonly ScoreJob[])[]
  /** Number of `score` iterations that have not ended. */
  readonly open: number
  readonly disposed: boolean
}

/** Makes a scorer for tests: log-probabilities of a made-up language model, answers in shuffled order. */
export function fakeTokenScorer(options: FakeTokenScorerOptions = {}): FakeTokenScorer {
  const { vocabularySize = 258, maxLength = 64, prefixTokenId = 256, seed } = options
  const model = fakeLanguageModel(vocabularySize, seed)
  const windows: (readonly ScoreJob[])[] = []
  let disposed = false
  let open = 0
  const scoreOne = ({ index, tokens, from }: ScoreJob): Scored => {
    const logprobs = new Float32Array(tokens.length - from)
    let greedy = true
    for (let at = from; at < tokens.length; at++) {
      const next = model.next(tokens.subarray(0, at))
      const token = tokens[at] ?? 0
      logprobs[at - from] = next[token] ?? Number.NaN
      greedy &&= mostProbable(next) === token
    }
    return { index, logprobs, greedy }
  }
  async function* score(window: readonly ScoreJob[]): AsyncGenerator<Scored, void, undefined> {
    if (disposed) throw new BackendError('This scorer was disposed of.')
    windows.push(window)
    open++
    try {
      for (const job of stableShuffle(window, windows.length)) yield scoreOne(job)
    } finally {
      open--
    }
  }
  return {
    maxLength,
    prefixTokenId,
    windows,
    get open() {
      return open
    },
    get disposed() {
      return disposed
    },
    score: (window, { signal }) => abortable(score(window), signal),
    [Symbol.asyncDispose]: async () => {
      disposed = true
    },
  }
}
