import type { DecoderShape } from '../decoder/decoder-shape.ts'
import { type RunLimits, SHORTEST_CACHED_PATH } from './plan-runs.ts'

/** How many different contexts (questions) run together; `auto` packs as many as fit the token budget. */
export type BatchSize = number | 'auto'

/** Questions are packed up to so many tokens under `auto`: more are not faster on a CPU (docs/decisions/003), only bigger. */
const PACKED_TOKENS = 128
/** Most tokens of any run. */
const MOST_TOKENS = 512
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
  const cells = ATTENTION_BYTES / 4 / shape.queryHeads
  return {
    contexts: batchSize === 'auto' ? maxBatchSize : batchSize,
    packedTokens: batchSize === 'auto' ? PACKED_TOKENS : MOST_TOKENS,
    // Scores are [heads, tokens, base + tokens]: the positive root of tokens² + base · tokens = cells.
    tokens: (base) => {
      const bound = Math.floor((Math.sqrt(base * base + 4 * cells) - base) / 2)
      return Math.max(SHORTEST_CACHED_PATH, Math.min(MOST_TOKENS, bound))
    },
  }
}

/** Rows that go through the head at once. */
export function headRows(shape: DecoderShape): number {
  return Math.max(1, Math.floor(HEAD_BYTES / 8 / shape.vocabularySize))
}
