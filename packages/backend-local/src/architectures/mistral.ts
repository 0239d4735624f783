import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  intermediate_size: size.default(14_336),
  num_key_value_heads: size.nullable().default(8),
  max_position_embeddings: size.default(131_072),
  sliding_window: size.nullable().default(4096),
})

/**
 * Mistral: Llama with a sliding window in all layers.
 *
 * @source transformers/models/mistral/modeling_mistral.py, 5.23
 */
export const mistral: Architecture = {
  modelType: 'mistral',
  describe(given, file) {
    const config = readConfig(schema, given, file, { layer_types: [] })
    const shape = llamaShape(config, file)
    const window = config.sliding_window
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      norm: (name) => ({ kind: 'rms', name, size: shape.hiddenSize, epsilon: config.rms_norm_eps }),
      attention: () => (window === null ? {} : { window }),
    })
  },
}
