/** Score `tokens[from…]`, each given all tokens before it. `from` ≥ 1. */
export interface ScoreJob {
  /** Position in the caller's list; comes back with the result. */
  readonly index: number
  /** At most `maxLength + 1` tokens: the last one is never an input. */
  readonly tokens: Int32Array
  readonly from: number
}

/** Log-probabilities of one {@link ScoreJob}. */
export interface Scored {
  readonly index: number
  /** Nats, one per scored token: `[tokens.length - from]`. */
  readonly logprobs: Float32Array
  /** Their sum where it is not the plain one: a model in half precision rounds it too. Default: the sum in double precision. */
  readonly sum?: number
  /** Whether every scored token has the highest logit of its position (the first index on ties). */
  readonly greedy: boolean
}

export interface ScoreOptions {
  readonly signal?: AbortSignal
  /** See `RunOptions`. */
  readonly keepPrefixes?: boolean
}

/**
 * The log-probability side of a token-level model. It is handed a window of thousands of jobs and plans itself (shared
 * prefixes, lengths, token budget): nobody above it knows batch geometry. Runs `tokenScorerConformance`.
 */
export interface TokenScorer extends AsyncDisposable {
  /** Longest input, tokens. */
  readonly maxLength: number
  /** Stands before text that has no context (BOS, else EOS, unless configured). */
  readonly prefixTokenId: number
  /**
   * Answers every job exactly once, in completion order; an answer does not depend on the rest of the window but for
   * rounding. Stopping the iteration early stops the work.
   */
  score(window: readonly ScoreJob[], options: ScoreOptions): AsyncIterable<Scored>
}
