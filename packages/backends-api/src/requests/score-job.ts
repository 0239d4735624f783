import { compareTokens, joinPair, type TokenPair } from '@eval/core'
import type { ScoredPrompt } from '../dialects/dialect.ts'

/** A prompt to be scored. */
export interface ScoreJob extends ScoredPrompt {
  /** Position of its request in the list given to the backend. */
  readonly index: number
  /** What is sent: as much of the end of `whole` as fits. */
  readonly tokens: Int32Array
  /** Context and continuation. */
  readonly whole: Int32Array
}

/**
 * A job for a token pair: context and continuation, cut from the left to one token less than `max_length`.
 *
 * @source lm_eval/models/api_models.py (0.4.13), `batch_loglikelihood_requests`
 */
export function scoreJob(index: number, pair: TokenPair, maxLength: number): ScoreJob {
  const { tokens: whole } = joinPair(pair, Number.POSITIVE_INFINITY)
  const tokens = whole.subarray(Math.max(0, whole.length - (maxLength - 1)))
  const continuationLength = Math.min(pair.continuation.length, tokens.length)
  return { index, tokens, whole, contextLength: tokens.length - continuationLength, continuationLength }
}

/** Longest first, then by ids, both before anything is cut: the order in which lm_eval asks. */
export function compareJobs(a: ScoreJob, b: ScoreJob): number {
  return compareTokens(a.whole, b.whole)
}
