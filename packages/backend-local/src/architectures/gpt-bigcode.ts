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
  activation_function: z.enum(activationNames).default('gelu_pytorch_tanh'),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  scale_attn_weights: z.boolean().default(true),
  multi_query: z.boolean().default(true),
  tie_word_embeddings: z.boolean().default(true),
})

/**
 * GPT-BigCode (StarCoder, SantaCoder): GPT-2 with one key head for all queries.
 *
 * @source transformers/models/gpt_bigcode/modeling_gpt_bigcode.py, 5.23
 */
export const gptBigcode: Architecture = {
  modelType: 'gpt_bigcode',
  describe(given, file) {
    const config = readConfig(schema, given, file, { add_cross_attention: [false] })
    const scale = config.scale_attn_weights ? 1 / Math.sqrt(config.n_embd / config.n_head) : 1
    const parts = {
      keyValueHeads: config.multi_query ? 1 : config.n_head,
      projections: config.multi_query ? 'joined' : 'interleaved',
      scale: () => scale,
      transposed: false,
    } as const
    return gpt2Like(config, parts, file)
  },
}
