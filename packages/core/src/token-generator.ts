import type { NormalizedGeneration } from './normalized-generation.ts'

/** Continue `tokens` until a stop string appears in the decoded text, an end token, or `maxNewTokens`. */
export interface GenerateJob {
  readonly index: number
  readonly tokens: Int32Array
  readonly generation: NormalizedGeneration
  /** Upper bound of new tokens. */
  readonly maxNewTokens: number
  /** Seed of the sampling of this job. */
  readonly seed: number
}

/** New tokens of one {@link GenerateJob}; the end token, if there was one, is included. */
export interface Generated {
  readonly index: number
  readonly tokens: Int32Array
  readonly finishReason: 'stop' | 'length'
}

export interface GenerateOptions {
  readonly signal?: AbortSignal
}

/** The generating side of a token-level model. */
export interface TokenGenerator {
  /** Longest context, prompt and new tokens together. */
  readonly maxLength: number
  generate(window: readonly GenerateJob[], options: GenerateOptions): AsyncIterable<Generated>
}
