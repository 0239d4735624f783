import { z } from 'zod'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(50_304),
  intermediate_size: size.default(6912),
  hidden_size: size.default(2560),
  num_key_value_heads: size.default(32),
  max_position_embeddings: size.default(4096),
  layer_norm_eps: z.number().positive().default(1e-5),
  use_qkv_bias: z.boolean().default(false),
  use_parallel_residual: z.boolean().default(false),
})

/**
 * StableLM: layer norms, part of each head rotated, a gated feed-forward layer, in turn or side by side.
 *
 * @source transformers/models/stablelm/modeling_stablelm.py, 5.23
 */
export const stablelm: Architecture = {
  modelType: 'stablelm',
  describe(given, file) {
    const config = readConfig(schema, given, file, { qk_layernorm: [false] })
    const shape = llamaShape(config, file, { partial: 0.25 })
    const parallel = config.use_parallel_residual
    const norm = (name: string): Norm => ({
      kind: 'layer',
      name,
      size: shape.hiddenSize,
      epsilon: config.layer_norm_eps,
    })
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: config.use_qkv_bias },
      norm,
      norms: (name) => ({
        beforeAttention: norm(`${name}.input_layernorm`),
        ...(!parallel && { beforeFeedForward: norm(`${name}.post_attention_layernorm`) }),
      }),
      layer: parallel ? { parallel: 'stream' } : {},
    })
  },
}
