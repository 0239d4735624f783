import { z } from 'zod'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const schema = llamaConfigSchema.extend({
  vocab_size: z.int().positive().default(50_304),
  rms_norm_eps: z.number().positive().default(1e-5),
  attention_bias: z.boolean().default(false),
})

/**
 * OLMo 2: norms after each part instead of before, and over all heads of queries and keys together.
 *
 * @source transformers/models/olmo2/modeling_olmo2.py, 5.23
 */
export const olmo2: Architecture = {
  modelType: 'olmo2',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    const { headSize, hiddenSize, keyValueHeads, queryHeads } = shape
    const norm = (name: string, width = hiddenSize): Norm => ({
      kind: 'rms',
      name,
      size: width,
      epsilon: config.rms_norm_eps,
      roundedOnce: true,
    })
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: config.attention_bias, output: config.attention_bias },
      norm,
      attention: (_, name) => ({
        rotary: { rope: 0, size: headSize, rounding: 'once' },
        norms: {
          query: norm(`${name}.q_norm`, queryHeads * headSize),
          key: norm(`${name}.k_norm`, keyValueHeads * headSize),
          over: 'row',
        },
      }),
      norms: (name) => ({
        afterAttention: norm(`${name}.post_attention_layernorm`),
        afterFeedForward: norm(`${name}.post_feedforward_layernorm`),
      }),
    })
  },
}
