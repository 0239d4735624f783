import { ModelError } from '@eval/core'
import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { DecoderLayer, LayerNorms, Linear, Norm } from '../decoder/decoder-model.ts'
import { readRopeParameters, ropeConfigSchema } from '../rope/read-rope-parameters.ts'
import { alibiSlopes } from './alibi-slopes.ts'
import type { Architecture } from './architecture.ts'
import { headCounts } from './head-counts.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = ropeConfigSchema.extend({
  vocab_size: size.default(65_024),
  hidden_size: size.default(4544),
  num_hidden_layers: size.default(32),
  num_attention_heads: size.default(71),
  num_ln_in_parallel_attn: z.int().nullish(),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  num_kv_heads: size.nullish(),
  alibi: z.boolean().default(false),
  new_decoder_architecture: z.boolean().default(false),
  multi_query: z.boolean().default(true),
  parallel_attn: z.boolean().default(true),
  bias: z.boolean().default(false),
  ffn_hidden_size: size.nullish(),
  activation: z.enum(activationNames).default('gelu'),
  tie_word_embeddings: z.boolean().default(true),
})
type FalconConfig = z.infer<typeof schema>

/**
 * Falcon: one or few key heads, attention and feed-forward side by side or in turn, positions by rotation or slopes.
 *
 * @source transformers/models/falcon/modeling_falcon.py, 5.23
 */
export const falcon: Architecture = {
  modelType: 'falcon',
  describe(given, file) {
    const config = readConfig(schema, given, file, { n_embed: [] })
    const { hidden_size: hidden, num_attention_heads: heads, vocab_size: vocabularySize } = config
    if (hidden % heads !== 0) {
      throw new ModelError(
        `${file}: hidden_size (${hidden}) is not a multiple of num_attention_heads (${heads}).`,
      )
    }
    if (config.new_decoder_architecture && !config.parallel_attn)
      throw new ModelError(`${file}: new_decoder_architecture without parallel_attn is not supported.`)
    const embedding = 'transformer.word_embeddings'
    return {
      shape: {
        layers: config.num_hidden_layers,
        hiddenSize: hidden,
        vocabularySize,
        ...headCounts(heads, keyHeads(config), file),
        headSize: hidden / heads,
        ropes: config.alibi ? [] : [readRopeParameters(config, { head: hidden / heads }, file)],
      },
      prefix: 'transformer.',
      embedding: { name: embedding, width: hidden },
      layers: Array.from({ length: config.num_hidden_layers }, (_, layer) => describeLayer(config, layer)),
      head: {
        norm: norm(config, 'transformer.ln_f'),
        linear: {
          name: 'lm_head',
          input: hidden,
          output: vocabularySize,
          ...(config.tie_word_embeddings && { sharedWith: embedding }),
        },
      },
    }
  },
}

function keyHeads(config: FalconConfig): number {
  const { multi_query: single, new_decoder_architecture: grouped, num_attention_heads: heads } = config
  return single && !grouped ? 1 : (config.num_kv_heads ?? heads)
}

function describeLayer(config: FalconConfig, layer: number): DecoderLayer {
  const name = `transformer.h.${layer}`
  const { alibi, hidden_size: hidden, num_attention_heads: heads } = config
  const inner = config.ffn_hidden_size ?? 4 * hidden
  const head = hidden / heads
  const part = (suffix: string, input: number, output: number): Linear => ({
    name: `${name}.${suffix}`,
    input,
    output,
    biased: config.bias,
    biasApart: true,
  })
  return {
    attention: {
      projections: {
        kind: 'interleaved',
        all: part('self_attention.query_key_value', hidden, (heads + 2 * keyHeads(config)) * head),
      },
      output: part('self_attention.dense', hidden, hidden),
      scale: 1 / Math.sqrt(head),
      ...(alibi
        ? {
            // Parity: the slopes are made in bfloat16 whatever the model's type is.
            slopes: { factors: alibiSlopes(heads), roundedTo: 'bfloat16', scale: 1 / Math.sqrt(head) },
          }
        : { rotary: { rope: 0, size: head } }),
      // One key head for several query heads is more than torch's kernel takes: it computes in float32 instead.
      ...(keyHeads(config) === 1 && heads > 1 && !config.new_decoder_architecture && { rounding: 'last' }),
    },
    feedForward: {
      kind: 'plain',
      activation: config.activation,
      up: part('mlp.dense_h_to_4h', hidden, inner),
      down: part('mlp.dense_4h_to_h', inner, hidden),
    },
    norms: layerNorms(config, name),
    ...(config.parallel_attn && { parallel: 'updates' }),
  }
}

function layerNorms(config: FalconConfig, name: string): LayerNorms {
  const {
    new_decoder_architecture: grouped,
    num_ln_in_parallel_attn: count,
    parallel_attn: parallel,
  } = config
  if (parallel && (count ?? (grouped ? 2 : 1)) === 2)
    return {
      beforeAttention: norm(config, `${name}.ln_attn`),
      beforeFeedForward: norm(config, `${name}.ln_mlp`),
    }
  return {
    beforeAttention: norm(config, `${name}.input_layernorm`),
    ...(!parallel && { beforeFeedForward: norm(config, `${name}.post_attention_layernorm`) }),
  }
}

function norm(config: FalconConfig, name: string): Norm {
  return { kind: 'layer', name, size: config.hidden_size, epsilon: config.layer_norm_epsilon }
}
