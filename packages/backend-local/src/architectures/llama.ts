import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const schema = llamaConfigSchema.extend({
  attention_bias: z.boolean().default(false),
  mlp_bias: z.boolean().default(false),
})

/**
 * Llama: RMS norms, rotary positions, grouped-query attention, a gated feed-forward layer.
 *
 * @source transformers/models/llama/modeling_llama.py, 5.23
 */
export const llama: Architecture = {
  modelType: 'llama',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: {
        heads: config.attention_bias,
        output: config.attention_bias,
        feedForward: config.mlp_bias,
      },
      norm: (name) => ({ kind: 'rms', name, size: shape.hiddenSize, epsilon: config.rms_norm_eps }),
    })
  },
}
