import type { StoredType } from '../model-source/stored-tensor.ts'
import type { ActivationName } from './activation.ts'
import type { DecoderShape } from './decoder-shape.ts'

/** A matrix product with a stored weight, `<name>.weight`, and perhaps `<name>.bias`. */
export interface Linear {
  readonly name: string
  readonly input: number
  readonly output: number
  readonly biased?: boolean
  /** In half precision the product is rounded before the bias is added. */
  readonly biasApart?: boolean
  /** Name of the part whose weight it shares, where it has none of its own. */
  readonly sharedWith?: string
  /** The weight is stored as `[in, out]` (Conv1D of GPT-2) instead of `[out, in]`. */
  readonly transposed?: boolean
}

/** Scales each row by the root of its mean square. */
export interface RmsNorm {
  readonly kind: 'rms'
  readonly name: string
  readonly size: number
  readonly epsilon: number
  /** The stored weight is the difference from 1. */
  readonly aroundOne?: boolean
  /** In half precision the row is multiplied by the weight before it is rounded. */
  readonly roundedOnce?: boolean
}

/** Shifts each row to mean 0 and scales it to variance 1. */
export interface LayerNorm {
  readonly kind: 'layer'
  readonly name: string
  readonly size: number
  readonly epsilon: number
  /** Has a weight of its own. Default true. */
  readonly scaled?: boolean
  /** Has a bias of its own. Default true. */
  readonly biased?: boolean
}

export type Norm = RmsNorm | LayerNorm

/** How queries, keys and values come out of their projections. */
export type Projections =
  | { readonly kind: 'apart'; readonly query: Linear; readonly key: Linear; readonly value: Linear }
  /** All queries, then all keys, then all values. */
  | { readonly kind: 'joined'; readonly all: Linear }
  /** For each key head: its query heads, then the key, then the value. */
  | { readonly kind: 'interleaved'; readonly all: Linear }

/** Rotation of queries and keys by position. */
export interface Rotary {
  /** Which of the shape's `ropes`. */
  readonly rope: number
  /** Dimensions of a head that are rotated: the first ones. */
  readonly size: number
  /** Neighbours are pairs (GPT-J); otherwise dimension `i` goes with `i + size / 2`. */
  readonly neighbours?: boolean
  /**
   * Where half precision rounds: cosines and sines, products and sum (`steps`, default), cosines and sines and the result
   * (`tables`), or the result alone (`once`).
   */
  readonly rounding?: 'steps' | 'tables' | 'once'
}

export interface Attention {
  readonly projections: Projections
  readonly output: Linear
  /** Factor of the scores. */
  readonly scale: number
  /** The factor goes into the queries before the product; it only makes a difference in half precision. */
  readonly scaledQuery?: boolean
  readonly rotary?: Rotary | undefined
  /** Norms of queries and keys before they are rotated. */
  readonly norms?: {
    readonly query: Norm
    readonly key: Norm
    /** Over each head by itself, or over all heads of a token. */
    readonly over: 'head' | 'row'
  }
  /** Queries, keys and values are cut off at ± this. */
  readonly clip?: number
  /** Scores become `softCap · tanh(score / softCap)`. */
  readonly softCap?: number
  /** A token sees itself and so many tokens before it, less one. */
  readonly window?: number
  readonly slopes?: Slopes
  /**
   * Where half precision rounds. `fused` (default): as torch's kernel for the whole attention; `stepwise`: after each step;
   * `late`: scores are exact, weights and result are rounded; `last`: only the result is.
   */
  readonly rounding?: 'fused' | 'stepwise' | 'late' | 'last'
}

/** What is added to the scores of a key by its position, in place of a rotation. */
export interface Slopes {
  /** One a query head: what is added is the factor times the position. */
  readonly factors: readonly number[]
  /** Factors, positions and products are rounded to this type first. */
  readonly roundedTo?: StoredType
  /** Factor of what is added. */
  readonly scale?: number
}

export type FeedForward =
  | {
      readonly kind: 'gated'
      readonly activation: ActivationName
      readonly gate: Linear
      readonly up: Linear
      readonly down: Linear
    }
  /** Gate and input in one matrix, the gate first. */
  | {
      readonly kind: 'joined'
      readonly activation: ActivationName
      readonly gateUp: Linear
      readonly down: Linear
    }
  | {
      readonly kind: 'plain'
      readonly activation: ActivationName
      readonly up: Linear
      readonly down: Linear
    }

/** The norms of a layer, each where an architecture has one. */
export interface LayerNorms {
  readonly beforeAttention?: Norm
  readonly afterAttention?: Norm
  /** Over the sum of the stream and what attention adds to it. */
  readonly afterAttentionSum?: Norm
  /** Without it a parallel layer feeds both parts the same rows. */
  readonly beforeFeedForward?: Norm
  readonly afterFeedForward?: Norm
  readonly afterFeedForwardSum?: Norm
}

export interface DecoderLayer {
  readonly attention: Attention
  readonly feedForward: FeedForward
  readonly norms: LayerNorms
  /**
   * Attention and feed-forward read the same stream, and both are added to it: their sum (`updates`), or the one after the
   * other (`stream`).
   */
  readonly parallel?: 'updates' | 'stream'
  /** Factor of what each part adds to the stream. */
  readonly updateScale?: number
}

export interface Embedding {
  readonly name: string
  /** Width of a token's row. */
  readonly width: number
  readonly scale?: number
  /** The factor is not rounded to a half type before it is used. */
  readonly scaleInFloat?: boolean
  readonly norm?: Norm
  /** From the row's width to that of the stream. */
  readonly project?: Linear
  /** Learned positions: `offset` rows come before that of position 0. */
  readonly positions?: { readonly name: string; readonly rows: number; readonly offset: number }
}

export interface PredictionHead {
  readonly norm?: Norm
  /** From the stream's width to that of an embedding's row. */
  readonly project?: Linear
  /** Shares the embedding's weight where they are tied. */
  readonly linear: Linear
  /** Logits are multiplied by this. */
  readonly factor?: number
  /** Logits are divided by this. */
  readonly divisor?: number
  /** Logits become `softCap · tanh(logit / softCap)`. */
  readonly softCap?: number
}

/** A decoder as data: everything its graph is made of. Names are those of the checkpoint's tensors. */
export interface DecoderModel {
  readonly shape: DecoderShape
  /** What all names but the head's begin with; checkpoints of the bare model leave it out. */
  readonly prefix: string
  /** Other names of tensors that older checkpoints use. */
  readonly otherNames?: Readonly<Record<string, string>>
  readonly embedding: Embedding
  readonly layers: readonly DecoderLayer[]
  readonly head: PredictionHead
}
