import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(51_200),
  hidden_size: size.default(2048),
  intermediate_size: size.default(8192),
  num_hidden_layers: size.default(24),
  hidden_act: z.enum(activationNames).default('gelu_new'),
  layer_norm_eps: z.number().positive().default(1e-5),
  qk_layernorm: z.boolean().default(false),
})

/**
 * Phi 1 and 2: attention and feed-forward side by side, part of each head rotated, biases everywhere.
 *
 * @source transformers/models/phi/modeling_phi.py, 5.23
 */
export const phi: Architecture = {
  modelType: 'phi',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file, { partial: 0.5 })
    const { hiddenSize, headSize, queryHeads } = shape
    const norm = (name: string, width: number): Norm => ({
      kind: 'layer',
      name,
      size: width,
      epsilon: config.layer_norm_eps,
    })
    const inner = config.intermediate_size
    return llamaLike({
      shape,
      innerSize: inner,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: true, prediction: true },
      norm: (name) => norm(name, hiddenSize),
      attention: (_, name) => ({
        output: { name: `${name}.dense`, input: queryHeads * headSize, output: hiddenSize, biased: true },
        ...(config.qk_layernorm && {
          norms: {
            query: norm(`${name}.q_layernorm`, headSize),
            key: norm(`${name}.k_layernorm`, headSize),
            over: 'head',
          },
        }),
      }),
      feedForward: (name) => ({
        kind: 'plain',
        activation: config.hidden_act,
        up: { name: `${name}.fc1`, input: hiddenSize, output: inner, biased: true },
        down: { name: `${name}.fc2`, input: inner, output: hiddenSize, biased: true },
      }),
      norms: (name) => ({ beforeAttention: norm(`${name}.input_layernorm`, hiddenSize) }),
      layer: { parallel: 'updates' },
      head: { norm: norm('model.final_layernorm', hiddenSize) },
    })
  },
}
