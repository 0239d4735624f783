import { ModelError } from '@eval/core'
import type { ActivationName } from '../decoder/activation.ts'
import type { DecoderLayer, DecoderModel, Linear, Norm, Projections } from '../decoder/decoder-model.ts'

/** What GPT-2 and its relatives write into a configuration. */
export interface Gpt2Config {
  readonly vocab_size: number
  readonly n_positions: number
  readonly n_embd: number
  readonly n_layer: number
  readonly n_head: number
  readonly n_inner?: number | null | undefined
  readonly activation_function: ActivationName
  readonly layer_norm_epsilon: number
  readonly tie_word_embeddings: boolean
}

/** What differs between them. */
export interface Gpt2Parts {
  readonly keyValueHeads: number
  readonly projections: Projections['kind'] & ('joined' | 'interleaved')
  /** Factor of the scores of a layer. */
  readonly scale: (layer: number) => number
  /** Weights are stored as `[in, out]`. */
  readonly transposed: boolean
}

/** A decoder with learned positions and GPT-2's names of tensors. @throws ModelError where heads do not divide the width */
export function gpt2Like(config: Gpt2Config, parts: Gpt2Parts, file: string): DecoderModel {
  const { n_embd: hiddenSize, n_head: heads, n_layer: layers, n_positions: positions } = config
  if (hiddenSize % heads !== 0)
    throw new ModelError(`${file}: n_embd (${hiddenSize}) is not a multiple of n_head (${heads}).`)
  const embedding = 'transformer.wte'
  return {
    shape: {
      layers,
      hiddenSize,
      vocabularySize: config.vocab_size,
      queryHeads: heads,
      keyValueHeads: parts.keyValueHeads,
      headSize: hiddenSize / heads,
      ropes: [],
      positions,
    },
    prefix: 'transformer.',
    embedding: {
      name: embedding,
      width: hiddenSize,
      positions: { name: 'transformer.wpe', rows: positions, offset: 0 },
    },
    layers: Array.from({ length: layers }, (_, layer) => describeLayer(config, parts, layer)),
    head: {
      norm: norm(config, 'transformer.ln_f'),
      linear: {
        name: 'lm_head',
        input: hiddenSize,
        output: config.vocab_size,
        ...(config.tie_word_embeddings && { sharedWith: embedding }),
      },
    },
  }
}

function describeLayer(config: Gpt2Config, parts: Gpt2Parts, layer: number): DecoderLayer {
  const name = `transformer.h.${layer}`
  const hidden = config.n_embd
  const inner = config.n_inner ?? 4 * hidden
  const keys = (hidden / config.n_head) * parts.keyValueHeads
  const part = (suffix: string, input: number, output: number): Linear => ({
    name: `${name}.${suffix}`,
    input,
    output,
    biased: true,
    transposed: parts.transposed,
  })
  return {
    attention: {
      projections: { kind: parts.projections, all: part('attn.c_attn', hidden, hidden + 2 * keys) },
      output: part('attn.c_proj', hidden, hidden),
      scale: parts.scale(layer),
    },
    feedForward: {
      kind: 'plain',
      activation: config.activation_function,
      up: part('mlp.c_fc', hidden, inner),
      down: part('mlp.c_proj', inner, hidden),
    },
    norms: {
      beforeAttention: norm(config, `${name}.ln_1`),
      beforeFeedForward: norm(config, `${name}.ln_2`),
    },
  }
}

function norm(config: Gpt2Config, name: string): Norm {
  return { kind: 'layer', name, size: config.n_embd, epsilon: config.layer_norm_epsilon }
}
