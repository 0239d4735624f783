import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const factor = z.number().default(1)
const schema = llamaConfigSchema.extend({
  attention_bias: z.boolean().default(false),
  mlp_bias: z.boolean().default(false),
  embedding_multiplier: factor,
  logits_scaling: factor,
  residual_multiplier: factor,
  attention_multiplier: factor,
})

/**
 * Granite 3: Llama with factors for embeddings, scores, updates and logits.
 *
 * @source transformers/models/granite/modeling_granite.py, 5.23
 */
export const granite: Architecture = {
  modelType: 'granite',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    const { attention_bias: biased } = config
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: biased, output: biased, feedForward: config.mlp_bias },
      norm: (name) => ({ kind: 'rms', name, size: shape.hiddenSize, epsilon: config.rms_norm_eps }),
      attention: () => ({ scale: config.attention_multiplier }),
      layer: { updateScale: config.residual_multiplier },
      embedding: { scale: config.embedding_multiplier, scaleInFloat: true },
      head: { divisor: config.logits_scaling },
    })
  },
}
