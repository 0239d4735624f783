import { z } from 'zod'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(256_000),
  hidden_size: size.default(8192),
  intermediate_size: size.default(22_528),
  num_hidden_layers: size.default(40),
  num_attention_heads: size.default(64),
  max_position_embeddings: size.default(8192),
  layer_norm_eps: z.number().positive().default(1e-5),
  tie_word_embeddings: z.boolean().default(true),
  attention_bias: z.boolean().default(false),
  logit_scale: z.number().default(0.0625),
})

/**
 * Cohere (Command-R, Aya): attention and feed-forward side by side on one norm, neighbouring dimensions rotated, scaled logits.
 *
 * @source transformers/models/cohere/modeling_cohere.py, 5.23
 */
export const cohere: Architecture = {
  modelType: 'cohere',
  describe(given, file) {
    const config = readConfig(schema, given, file, { use_qk_norm: [false] })
    const shape = llamaShape(config, file)
    const { attention_bias: biased } = config
    const norm = (name: string): Norm => ({
      kind: 'layer',
      name,
      size: shape.hiddenSize,
      epsilon: config.layer_norm_eps,
      biased: false,
    })
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: biased, output: biased },
      norm,
      attention: () => ({
        rotary: { rope: 0, size: shape.headSize, neighbours: true, rounding: 'tables' },
      }),
      norms: (name) => ({ beforeAttention: norm(`${name}.input_layernorm`) }),
      layer: { parallel: 'stream' },
      head: { factor: config.logit_scale },
    })
  },
}
