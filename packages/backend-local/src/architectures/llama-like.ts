import type { ActivationName } from '../decoder/activation.ts'
import type {
  Attention,
  DecoderLayer,
  DecoderModel,
  Embedding,
  FeedForward,
  LayerNorms,
  Linear,
  Norm,
  PredictionHead,
} from '../decoder/decoder-model.ts'
import type { DecoderShape } from '../decoder/decoder-shape.ts'

/** What a model with Llama's names of tensors is made of; parts that are left out are Llama's. */
export interface LlamaLike {
  readonly shape: DecoderShape
  readonly innerSize: number
  readonly activation: ActivationName
  readonly tied: boolean
  /** Which projections have a bias. */
  readonly biases?: {
    readonly heads?: boolean
    readonly output?: boolean
    readonly feedForward?: boolean
    readonly prediction?: boolean
  }
  /** A norm over the stream. */
  norm(name: string): Norm
  /** What attention of a layer has beyond projections, and instead of {@link llamaAttention}'s defaults. */
  readonly attention?: (layer: number, name: string) => Partial<Attention>
  readonly feedForward?: (name: string) => FeedForward
  readonly norms?: (name: string) => LayerNorms
  /** Further properties of each layer. */
  readonly layer?: Pick<DecoderLayer, 'parallel' | 'updateScale'>
  readonly embedding?: Partial<Embedding>
  readonly head?: Partial<PredictionHead>
}

/** The description of a decoder with the names that most families took over from Llama. */
export function llamaLike(parts: LlamaLike): DecoderModel {
  const { shape, tied } = parts
  const { hiddenSize, layers, vocabularySize } = shape
  const embedding = 'model.embed_tokens'
  return {
    shape,
    prefix: 'model.',
    embedding: { name: embedding, width: hiddenSize, ...parts.embedding },
    layers: Array.from({ length: layers }, (_, index) => describeLayer(parts, index)),
    head: {
      norm: parts.norm('model.norm'),
      linear: {
        name: 'lm_head',
        input: hiddenSize,
        output: vocabularySize,
        biased: parts.biases?.prediction === true,
        ...(tied && { sharedWith: embedding }),
      },
      ...parts.head,
    },
  }
}

function describeLayer(parts: LlamaLike, index: number): DecoderLayer {
  const name = `model.layers.${index}`
  return {
    attention: {
      ...llamaAttention(parts, `${name}.self_attn`),
      ...parts.attention?.(index, `${name}.self_attn`),
    },
    feedForward: parts.feedForward?.(`${name}.mlp`) ?? gated(parts, `${name}.mlp`),
    norms: parts.norms?.(name) ?? {
      beforeAttention: parts.norm(`${name}.input_layernorm`),
      beforeFeedForward: parts.norm(`${name}.post_attention_layernorm`),
    },
    ...parts.layer,
  }
}

function llamaAttention({ biases = {}, shape }: LlamaLike, name: string): Attention {
  const { headSize, hiddenSize, keyValueHeads, queryHeads } = shape
  const project = (part: string, heads: number): Linear => ({
    name: `${name}.${part}_proj`,
    input: hiddenSize,
    output: heads * headSize,
    biased: biases.heads === true,
  })
  return {
    projections: {
      kind: 'apart',
      query: project('q', queryHeads),
      key: project('k', keyValueHeads),
      value: project('v', keyValueHeads),
    },
    output: {
      name: `${name}.o_proj`,
      input: queryHeads * headSize,
      output: hiddenSize,
      biased: biases.output === true,
    },
    scale: 1 / Math.sqrt(headSize),
    ...(shape.ropes[0] !== undefined && { rotary: { rope: 0, size: shape.ropes[0].size } }),
  }
}

function gated({ activation, biases = {}, innerSize, shape }: LlamaLike, name: string): FeedForward {
  const biased = biases.feedForward === true
  const { hiddenSize } = shape
  return {
    kind: 'gated',
    activation,
    gate: { name: `${name}.gate_proj`, input: hiddenSize, output: innerSize, biased },
    up: { name: `${name}.up_proj`, input: hiddenSize, output: innerSize, biased },
    down: { name: `${name}.down_proj`, input: innerSize, output: hiddenSize, biased },
  }
}
