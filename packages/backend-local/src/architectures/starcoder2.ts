import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(49_152),
  hidden_size: size.default(3072),
  intermediate_size: size.default(12_288),
  num_hidden_layers: size.default(30),
  num_attention_heads: size.default(24),
  num_key_value_heads: size.default(2),
  hidden_act: z.enum(activationNames).default('gelu_pytorch_tanh'),
  max_position_embeddings: size.default(4096),
  norm_epsilon: z.number().positive().default(1e-5),
  sliding_window: size.nullish(),
  use_bias: z.boolean().default(true),
  tie_word_embeddings: z.boolean().default(true),
})

/**
 * StarCoder2: rotated grouped-query attention with a window, layer norms, a plain feed-forward layer.
 *
 * @source transformers/models/starcoder2/modeling_starcoder2.py, 5.23
 */
export const starcoder2: Architecture = {
  modelType: 'starcoder2',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    const { intermediate_size: inner, sliding_window: window, use_bias: biased } = config
    const { hiddenSize } = shape
    return llamaLike({
      shape,
      innerSize: inner,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: biased, output: biased },
      norm: (name) => ({ kind: 'layer', name, size: hiddenSize, epsilon: config.norm_epsilon }),
      attention: () => (typeof window === 'number' ? { window } : {}),
      feedForward: (name) => ({
        kind: 'plain',
        activation: config.hidden_act,
        up: { name: `${name}.c_fc`, input: hiddenSize, output: inner, biased },
        down: { name: `${name}.c_proj`, input: inner, output: hiddenSize, biased },
      }),
    })
  },
}
