import type { DecoderShape } from '../architectures/architecture.ts'
import { type RunLimits, SHORTEST_CACHED_PATH } from './plan-runs.ts'

/** How many different contexts (questions) run together; `auto` packs as many as fit the token budget. */
export type BatchSize = number | 'auto'

/** Tokens of a run under `auto`: more of them are not faster on a CPU (see docs/decisions), only bigger. */
const AUTO_TOKENS = 256
/** Tokens of a run of an explicit batch size. */
const MOST_TOKENS = 1024
/** Bound of the attention scores of one layer: bytes. */
const ATTENTION_BYTES = 48 * 2 ** 20
/** Bound of logits and their log-probabilities: bytes. */
const HEAD_BYTES = 64 * 2 ** 20

/** What the user says about the size of a run. */
export interface RunBounds {
  readonly batchSize: BatchSize
  /** Bound of `auto`. */
  readonly maxBatchSize: number
}

/** The bounds of a run for a model. */
export function runLimits(shape: DecoderShape, { batchSize, maxBatchSize }: RunBounds): RunLimits {
  const most = batchSize === 'auto' ? AUTO_TOKENS : MOST_TOKENS
  const cells = ATTENTION_BYTES / 4 / shape.queryHeads
  return {
    contexts: batchSize === 'auto' ? maxBatchSize : batchSize,
    // Scores are [heads, tokens, base + tokens]: the positive root of tokens² + base · tokens = cells.
    tokens: (base) => {
      const bound = Math.floor((Math.sqrt(base * base + 4 * cells) - base) / 2)
      return Math.max(SHORTEST_CACHED_PATH, Math.min(most, bound))
    },
  }
}

/** Rows that go through the head at once. */
export function headRows(shape: DecoderShape): number {
  return Math.max(1, Math.floor(HEAD_BYTES / 8 / shape.vocabularySize))
}
