import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { DecoderLayer, Linear, Norm } from '../decoder/decoder-model.ts'
import { readRopeParameters, ropeConfigSchema } from '../rope/read-rope-parameters.ts'
import type { Architecture } from './architecture.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = ropeConfigSchema.extend({
  vocab_size: size.default(50_432),
  hidden_size: size.default(6144),
  num_hidden_layers: size.default(44),
  num_attention_heads: size.default(64),
  intermediate_size: size.default(24_576),
  hidden_act: z.enum(activationNames).default('gelu'),
  layer_norm_eps: z.number().positive().default(1e-5),
  tie_word_embeddings: z.boolean().default(false),
  use_parallel_residual: z.boolean().default(true),
  attention_bias: z.boolean().default(true),
  rotary_pct: z.number().optional(),
  rotary_emb_base: z.number().optional(),
})
type NeoxConfig = z.infer<typeof schema>

/**
 * GPT-NeoX (Pythia, Dolly …): attention and feed-forward side by side, part of each head rotated, queries, keys and values
 * of each head together in one matrix.
 *
 * @source transformers/models/gpt_neox/modeling_gpt_neox.py, 5.23
 */
export const gptNeox: Architecture = {
  modelType: 'gpt_neox',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const { hidden_size: hiddenSize, num_attention_heads: heads, vocab_size: vocabularySize } = config
    const headSize = Math.floor(hiddenSize / heads)
    const rules = {
      head: headSize,
      partial: config.rotary_pct ?? 0.25,
      theta: config.rotary_emb_base ?? 10_000,
    }
    // These two have names of their own here; Llama's are not read.
    const renamed = { ...config, rope_theta: null, partial_rotary_factor: null }
    const rope = readRopeParameters(renamed, rules, file)
    const tied = config.tie_word_embeddings
    return {
      shape: {
        layers: config.num_hidden_layers,
        hiddenSize,
        vocabularySize,
        queryHeads: heads,
        keyValueHeads: heads,
        headSize,
        ropes: [rope],
      },
      prefix: 'gpt_neox.',
      otherNames: { 'lm_head.weight': 'embed_out.weight' },
      embedding: { name: 'gpt_neox.embed_in', width: hiddenSize },
      layers: Array.from({ length: config.num_hidden_layers }, (_, layer) =>
        describeLayer(config, layer, rope.size),
      ),
      head: {
        norm: norm(config, 'gpt_neox.final_layer_norm'),
        linear: {
          name: 'lm_head',
          input: hiddenSize,
          output: vocabularySize,
          ...(tied && { sharedWith: 'gpt_neox.embed_in' }),
        },
      },
    }
  },
}

function describeLayer(config: NeoxConfig, layer: number, rotated: number): DecoderLayer {
  const name = `gpt_neox.layers.${layer}`
  const { attention_bias: attentionBias, hidden_size: hidden, intermediate_size: inner } = config
  const part = (suffix: string, input: number, output: number, biased: boolean): Linear => ({
    name: `${name}.${suffix}`,
    input,
    output,
    biased,
  })
  return {
    attention: {
      projections: {
        kind: 'interleaved',
        all: part('attention.query_key_value', hidden, 3 * hidden, attentionBias),
      },
      output: part('attention.dense', hidden, hidden, attentionBias),
      scale: Math.floor(hidden / config.num_attention_heads) ** -0.5,
      rotary: { rope: 0, size: rotated },
    },
    feedForward: {
      kind: 'plain',
      activation: config.hidden_act,
      up: part('mlp.dense_h_to_4h', hidden, inner, true),
      down: part('mlp.dense_4h_to_h', inner, hidden, true),
    },
    norms: {
      beforeAttention: norm(config, `${name}.input_layernorm`),
      beforeFeedForward: norm(config, `${name}.post_attention_layernorm`),
    },
    ...(config.use_parallel_residual && { parallel: 'updates' }),
  }
}

function norm(config: NeoxConfig, name: string): Norm {
  return { kind: 'layer', name, size: config.hidden_size, epsilon: config.layer_norm_eps }
}
