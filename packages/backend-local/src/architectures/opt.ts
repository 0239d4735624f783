import { ModelError } from '@eval/core'
import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { DecoderLayer, LayerNorms, Linear, Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = z.looseObject({
  vocab_size: size.default(50_272),
  hidden_size: size.default(768),
  num_hidden_layers: size.default(12),
  ffn_dim: size.default(3072),
  max_position_embeddings: size.default(2048),
  do_layer_norm_before: z.boolean().default(true),
  _remove_final_layer_norm: z.boolean().default(false),
  word_embed_proj_dim: size.nullish(),
  num_attention_heads: size.default(12),
  activation_function: z.enum(activationNames).default('relu'),
  enable_bias: z.boolean().default(true),
  layer_norm_elementwise_affine: z.boolean().default(true),
  tie_word_embeddings: z.boolean().default(true),
})
type OptConfig = z.infer<typeof schema>

/** Rows of the positions' table that come before the first position. */
const OFFSET = 2
/** torch's default. */
const EPSILON = 1e-5

/**
 * OPT: learned positions, norms before or (350M) after each part, there also narrower embeddings.
 *
 * @source transformers/models/opt/modeling_opt.py, 5.23
 */
export const opt: Architecture = {
  modelType: 'opt',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const { hidden_size: hiddenSize, max_position_embeddings: positions, num_attention_heads: heads } = config
    if (hiddenSize % heads !== 0) {
      throw new ModelError(
        `${file}: hidden_size (${hiddenSize}) is not a multiple of num_attention_heads (${heads}).`,
      )
    }
    const width = config.word_embed_proj_dim ?? hiddenSize
    const projected = width !== hiddenSize
    const finalNorm = config.do_layer_norm_before && !config._remove_final_layer_norm
    const embedding = 'model.decoder.embed_tokens'
    const tied = config.tie_word_embeddings
    return {
      shape: {
        layers: config.num_hidden_layers,
        hiddenSize,
        vocabularySize: config.vocab_size,
        queryHeads: heads,
        keyValueHeads: heads,
        headSize: hiddenSize / heads,
        ropes: [],
        positions,
      },
      prefix: 'model.',
      embedding: {
        name: embedding,
        width,
        ...(projected && {
          project: { name: 'model.decoder.project_in', input: width, output: hiddenSize },
        }),
        positions: { name: 'model.decoder.embed_positions', rows: positions + OFFSET, offset: OFFSET },
      },
      layers: Array.from({ length: config.num_hidden_layers }, (_, layer) => describeLayer(config, layer)),
      head: {
        ...(finalNorm && { norm: norm(config, 'model.decoder.final_layer_norm') }),
        ...(projected && {
          project: { name: 'model.decoder.project_out', input: hiddenSize, output: width },
        }),
        linear: {
          name: 'lm_head',
          input: width,
          output: config.vocab_size,
          ...(tied && { sharedWith: embedding }),
        },
      },
    }
  },
}

function describeLayer(config: OptConfig, layer: number): DecoderLayer {
  const name = `model.decoder.layers.${layer}`
  const { enable_bias: biased, ffn_dim: inner, hidden_size: hidden } = config
  const part = (suffix: string, input: number, output: number): Linear => ({
    name: `${name}.${suffix}`,
    input,
    output,
    biased,
  })
  return {
    attention: {
      projections: {
        kind: 'apart',
        query: part('self_attn.q_proj', hidden, hidden),
        key: part('self_attn.k_proj', hidden, hidden),
        value: part('self_attn.v_proj', hidden, hidden),
      },
      output: part('self_attn.out_proj', hidden, hidden),
      scale: (hidden / config.num_attention_heads) ** -0.5,
      scaledQuery: true,
    },
    feedForward: {
      kind: 'plain',
      activation: config.activation_function,
      up: part('fc1', hidden, inner),
      down: part('fc2', inner, hidden),
    },
    norms: layerNorms(config, name),
  }
}

function layerNorms(config: OptConfig, name: string): LayerNorms {
  const attention = norm(config, `${name}.self_attn_layer_norm`)
  const last = norm(config, `${name}.final_layer_norm`)
  return config.do_layer_norm_before
    ? { beforeAttention: attention, beforeFeedForward: last }
    : { afterAttentionSum: attention, afterFeedForwardSum: last }
}

function norm(config: OptConfig, name: string): Norm {
  const affine = config.layer_norm_elementwise_affine
  return { kind: 'layer', name, size: config.hidden_size, epsilon: EPSILON, scaled: affine, biased: affine }
}
