/** How positions are rotated into queries and keys: the frequencies' base and the rule that stretches the context. */
export interface RopeParameters {
  /** Base of the frequencies (`rope_theta`). */
  readonly theta: number
  /** Width that is rotated: the whole head, or its first dimensions. Even. */
  readonly size: number
  /** `max_position_embeddings` of the configuration. */
  readonly maxPositions: number
  readonly scaling: RopeScaling
}

export type RopeScaling =
  | { readonly type: 'default' }
  | { readonly type: 'linear'; readonly factor: number }
  | { readonly type: 'dynamic'; readonly factor: number }
  | Llama3Scaling
  | YarnScaling
  | LongScaling

export interface Llama3Scaling {
  readonly type: 'llama3'
  readonly factor: number
  readonly lowFrequencyFactor: number
  readonly highFrequencyFactor: number
  /** Context of the pretraining, tokens. */
  readonly originalPositions: number
}

export interface YarnScaling {
  readonly type: 'yarn'
  readonly factor: number
  /** Context of the pretraining, tokens. */
  readonly originalPositions: number
  /** Multiplies cosines and sines. */
  readonly attentionFactor: number
  readonly betaFast: number
  readonly betaSlow: number
  /** Round the range of interpolated dimensions to whole ones. */
  readonly truncate: boolean
}

/** Two sets of factors: one for texts within the context of the pretraining, one for longer texts. */
export interface LongScaling {
  readonly type: 'longrope'
  /** `[size / 2]`. */
  readonly shortFactor: readonly number[]
  readonly longFactor: readonly number[]
  /** Context of the pretraining, tokens. */
  readonly originalPositions: number
  /** Multiplies cosines and sines. */
  readonly attentionFactor: number
}
