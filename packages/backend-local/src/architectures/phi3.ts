import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(32_064),
  hidden_size: size.default(3072),
  intermediate_size: size.default(8192),
  max_position_embeddings: size.default(4096),
  original_max_position_embeddings: size.default(4096),
  rms_norm_eps: z.number().positive().default(1e-5),
  sliding_window: size.nullish(),
})

/**
 * Phi 3 and 4: Llama with queries, keys and values in one matrix, gate and input in another, and rotations that have one
 * set of factors for short texts and one for long ones.
 *
 * @source transformers/models/phi3/modeling_phi3.py, 5.23
 */
export const phi3: Architecture = {
  modelType: 'phi3',
  describe(given, file) {
    const config = withOwnScaling(readConfig(schema, given, file))
    const shape = { ...llamaShape(config, file, { partial: 1 }), rotatesAgain: true }
    const { headSize, hiddenSize, keyValueHeads, queryHeads, ropes } = shape
    const scaling = ropes[0]?.scaling.type
    if (scaling !== 'default' && scaling !== 'longrope')
      throw new ModelError(`${file}: phi3 has no RoPE scaling "${scaling}", only longrope.`)
    const { intermediate_size: inner, sliding_window: window } = config
    return llamaLike({
      shape,
      innerSize: inner,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      norm: (name) => ({ kind: 'rms', name, size: hiddenSize, epsilon: config.rms_norm_eps }),
      attention: (_, name) => ({
        projections: {
          kind: 'joined',
          all: {
            name: `${name}.qkv_proj`,
            input: hiddenSize,
            output: (queryHeads + 2 * keyValueHeads) * headSize,
          },
        },
        ...(typeof window === 'number' && { window }),
      }),
      feedForward: (name) => ({
        kind: 'joined',
        activation: config.hidden_act,
        gateUp: { name: `${name}.gate_up_proj`, input: hiddenSize, output: 2 * inner },
        down: { name: `${name}.down_proj`, input: inner, output: hiddenSize },
      }),
    })
  },
}

/** Older configurations call the scaling "su" or "yarn". */
function withOwnScaling(config: z.infer<typeof schema>): z.infer<typeof schema> {
  const key = config.rope_scaling ? 'rope_scaling' : 'rope_parameters'
  const given = config[key]
  const type: unknown = given?.['rope_type'] ?? given?.['type']
  if (type !== 'su' && type !== 'yarn') return config
  return { ...config, [key]: { ...given, rope_type: 'longrope' } }
}
