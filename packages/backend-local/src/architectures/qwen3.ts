import { z } from 'zod'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { qwenConfigSchema, qwenWindows } from './qwen-config.ts'
import { readConfig } from './read-config.ts'

const schema = qwenConfigSchema.extend({
  head_dim: z.int().positive().default(128),
  attention_bias: z.boolean().default(false),
})

/**
 * Qwen3: Llama with a norm over each head of queries and keys.
 *
 * @source transformers/models/qwen3/modeling_qwen3.py, 5.23
 */
export const qwen3: Architecture = {
  modelType: 'qwen3',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    const windows = qwenWindows(config, file)
    const norm = (name: string, size: number): Norm => ({
      kind: 'rms',
      name,
      size,
      epsilon: config.rms_norm_eps,
    })
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: config.attention_bias, output: config.attention_bias },
      norm: (name) => norm(name, shape.hiddenSize),
      attention: (layer, name) => {
        const window = windows[layer]
        return {
          norms: {
            query: norm(`${name}.q_norm`, shape.headSize),
            key: norm(`${name}.k_norm`, shape.headSize),
            over: 'head',
          },
          ...(window !== undefined && { window }),
        }
      },
    })
  },
}
