import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { Architecture } from './architecture.ts'
import { gpt2Like } from './gpt2-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = z.looseObject({
  vocab_size: size.default(50_257),
  n_positions: size.default(1024),
  n_embd: size.default(768),
  n_layer: size.default(12),
  n_head: size.default(12),
  n_inner: size.nullish(),
  activation_function: z.enum(activationNames).default('gelu_new'),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  scale_attn_weights: z.boolean().default(true),
  scale_attn_by_inverse_layer_idx: z.boolean().default(false),
  tie_word_embeddings: z.boolean().default(true),
})

/**
 * GPT-2: learned positions, one matrix for queries, keys and values, weights stored as `[in, out]`.
 *
 * @source transformers/models/gpt2/modeling_gpt2.py, 5.23
 */
export const gpt2: Architecture = {
  modelType: 'gpt2',
  describe(given, file) {
    const config = readConfig(schema, given, file, { add_cross_attention: [false] })
    const scale = config.scale_attn_weights ? 1 / Math.sqrt(config.n_embd / config.n_head) : 1
    const parts = {
      keyValueHeads: config.n_head,
      projections: 'joined',
      scale: (layer: number) => (config.scale_attn_by_inverse_layer_idx ? scale / (layer + 1) : scale),
      transposed: true,
    } as const
    return gpt2Like(config, parts, file)
  },
}
