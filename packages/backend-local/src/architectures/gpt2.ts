import { ModelError } from '@eval/core'
import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { DecoderLayer, Linear, Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = z.looseObject({
  vocab_size: size.default(50_257),
  n_positions: size.default(1024),
  n_embd: size.default(768),
  n_layer: size.default(12),
  n_head: size.default(12),
  n_inner: size.nullish(),
  activation_function: z.enum(activationNames).default('gelu_new'),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  scale_attn_weights: z.boolean().default(true),
  scale_attn_by_inverse_layer_idx: z.boolean().default(false),
  tie_word_embeddings: z.boolean().default(true),
})
type Gpt2Config = z.infer<typeof schema>

/**
 * GPT-2: learned positions, one matrix for queries, keys and values, weights stored as `[in, out]`.
 *
 * @source transformers/models/gpt2/modeling_gpt2.py, 5.23
 */
export const gpt2: Architecture = {
  modelType: 'gpt2',
  describe(given, file) {
    const config = readConfig(schema, given, file, { add_cross_attention: [false] })
    const { n_embd: hiddenSize, n_head: heads, vocab_size: vocabularySize } = config
    if (hiddenSize % heads !== 0)
      throw new ModelError(`${file}: n_embd (${hiddenSize}) is not a multiple of n_head (${heads}).`)
    const tied = config.tie_word_embeddings
    return {
      shape: {
        layers: config.n_layer,
        hiddenSize,
        vocabularySize,
        queryHeads: heads,
        keyValueHeads: heads,
        headSize: hiddenSize / heads,
        ropes: [],
        positions: config.n_positions,
      },
      prefix: 'transformer.',
      embedding: {
        name: 'transformer.wte',
        width: hiddenSize,
        positions: { name: 'transformer.wpe', rows: config.n_positions, offset: 0 },
      },
      layers: Array.from({ length: config.n_layer }, (_, layer) => describeLayer(config, layer)),
      head: {
        norm: norm(config, 'transformer.ln_f'),
        linear: {
          name: 'lm_head',
          input: hiddenSize,
          output: vocabularySize,
          ...(tied && { sharedWith: 'transformer.wte' }),
        },
      },
    }
  },
}

function describeLayer(config: Gpt2Config, layer: number): DecoderLayer {
  const name = `transformer.h.${layer}`
  const hidden = config.n_embd
  const inner = config.n_inner ?? 4 * hidden
  const conv = (part: string, input: number, output: number): Linear => ({
    name: `${name}.${part}`,
    input,
    output,
    biased: true,
    transposed: true,
  })
  const scale = config.scale_attn_weights ? 1 / Math.sqrt(hidden / config.n_head) : 1
  return {
    attention: {
      projections: { kind: 'joined', all: conv('attn.c_attn', hidden, 3 * hidden) },
      output: conv('attn.c_proj', hidden, hidden),
      scale: config.scale_attn_by_inverse_layer_idx ? scale / (layer + 1) : scale,
    },
    feedForward: {
      kind: 'plain',
      activation: config.activation_function,
      up: conv('mlp.c_fc', hidden, inner),
      down: conv('mlp.c_proj', inner, hidden),
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
