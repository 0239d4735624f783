import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { layerTypesSchema, layerWindows } from './layer-windows.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(256_000),
  hidden_size: size.default(2304),
  intermediate_size: size.default(9216),
  num_hidden_layers: size.default(26),
  num_attention_heads: size.default(8),
  num_key_value_heads: size.default(4),
  head_dim: size.default(256),
  hidden_activation: z.enum(activationNames).default('gelu_pytorch_tanh'),
  max_position_embeddings: size.default(8192),
  tie_word_embeddings: z.boolean().default(true),
  attention_bias: z.boolean().default(false),
  query_pre_attn_scalar: z.number().positive().default(256),
  sliding_window: size.nullable().default(4096),
  layer_types: layerTypesSchema,
  final_logit_softcapping: z.number().positive().nullable().default(30),
  attn_logit_softcapping: z.number().positive().nullable().default(50),
})

/**
 * Gemma 2: capped scores and logits, every other layer with a window, norms before and after each part.
 *
 * @source transformers/models/gemma2/modeling_gemma2.py, 5.23
 */
export const gemma2: Architecture = {
  modelType: 'gemma2',
  describe(given, file) {
    const config = readConfig(schema, given, file, { use_bidirectional_attention: [false] })
    const shape = llamaShape(config, file)
    const windows = layerWindows(config, (layer) => layer % 2 === 0, file)
    const { attn_logit_softcapping: scoreCap, final_logit_softcapping: logitCap } = config
    const norm = (name: string): Norm => ({
      kind: 'rms',
      name,
      size: shape.hiddenSize,
      epsilon: config.rms_norm_eps,
      aroundOne: true,
      roundedOnce: true,
    })
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_activation,
      tied: config.tie_word_embeddings,
      biases: { heads: config.attention_bias, output: config.attention_bias },
      norm,
      attention: (layer) => {
        const window = windows[layer]
        return {
          scale: config.query_pre_attn_scalar ** -0.5,
          rounding: 'stepwise',
          ...(scoreCap !== null && { softCap: scoreCap }),
          ...(window !== undefined && { window }),
        }
      },
      norms: (name) => ({
        beforeAttention: norm(`${name}.input_layernorm`),
        afterAttention: norm(`${name}.post_attention_layernorm`),
        beforeFeedForward: norm(`${name}.pre_feedforward_layernorm`),
        afterFeedForward: norm(`${name}.post_feedforward_layernorm`),
      }),
      embedding: { scale: Math.sqrt(shape.hiddenSize) },
      head: logitCap === null ? {} : { softCap: logitCap },
    })
  },
}
