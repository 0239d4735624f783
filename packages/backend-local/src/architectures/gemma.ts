import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(256_000),
  hidden_size: size.default(3072),
  intermediate_size: size.default(24_576),
  num_hidden_layers: size.default(28),
  num_attention_heads: size.default(16),
  num_key_value_heads: size.default(16),
  head_dim: size.default(256),
  hidden_act: z.enum(activationNames).default('gelu_pytorch_tanh'),
  max_position_embeddings: size.default(8192),
  tie_word_embeddings: z.boolean().default(true),
  attention_bias: z.boolean().default(false),
})

/**
 * Gemma: Llama with scaled embeddings and norms whose weights are differences from 1.
 *
 * @source transformers/models/gemma/modeling_gemma.py, 5.23
 */
export const gemma: Architecture = {
  modelType: 'gemma',
  describe(given, file) {
    // `hidden_activation` is of older versions; transformers 5 reads `hidden_act` alone.
    const config = readConfig(schema, given, file, { use_bidirectional_attention: [false] })
    const shape = llamaShape(config, file)
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      // Parity: the first checkpoints say gelu and mean its approximation.
      activation: config.hidden_act === 'gelu' ? 'gelu_pytorch_tanh' : config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: config.attention_bias, output: config.attention_bias },
      norm: (name) => ({
        kind: 'rms',
        name,
        size: shape.hiddenSize,
        epsilon: config.rms_norm_eps,
        aroundOne: true,
        roundedOnce: true,
      }),
      embedding: { scale: Math.sqrt(shape.hiddenSize) },
    })
  },
}
