import { z } from 'zod'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const schema = llamaConfigSchema.extend({
  vocab_size: z.int().positive().default(50_304),
  attention_bias: z.boolean().default(false),
  clip_qkv: z.number().positive().nullish(),
})

/** Not configurable in transformers. */
const EPSILON = 1e-5

/**
 * OLMo: Llama with norms that have no weights, and queries, keys and values that are cut off.
 *
 * @source transformers/models/olmo/modeling_olmo.py, 5.23
 */
export const olmo: Architecture = {
  modelType: 'olmo',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    const { attention_bias: biased, clip_qkv: clip } = config
    const norm = (name: string): Norm => ({
      kind: 'layer',
      name,
      size: shape.hiddenSize,
      epsilon: EPSILON,
      scaled: false,
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
        rotary: { rope: 0, size: shape.headSize, rounding: 'once' },
        ...(typeof clip === 'number' && { clip }),
      }),
    })
  },
}
