import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { layerTypesSchema, layerWindows } from './layer-windows.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(128_256),
  hidden_size: size.default(2048),
  num_hidden_layers: size.default(36),
  num_attention_heads: size.default(16),
  num_key_value_heads: size.nullable().default(4),
  max_position_embeddings: size.default(32_768),
  tie_word_embeddings: z.boolean().default(true),
  attention_bias: z.boolean().default(false),
  mlp_bias: z.boolean().default(false),
  use_sliding_window: z.boolean().default(false),
  sliding_window: size.nullish(),
  no_rope_layers: z.array(z.int()).nullish(),
  no_rope_layer_interval: size.default(4),
  layer_types: layerTypesSchema,
})
type SmolConfig = z.infer<typeof schema>

/**
 * SmolLM3: Llama where every fourth layer does not rotate.
 *
 * @source transformers/models/smollm3/modeling_smollm3.py, 5.23
 */
export const smollm3: Architecture = {
  modelType: 'smollm3',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const shape = llamaShape(config, file)
    const rotates = rotatingLayers(config, file)
    const window = config.use_sliding_window ? config.sliding_window : null
    const slides = (layer: number): boolean => typeof window === 'number' && rotates[layer] === false
    const windows = layerWindows({ ...config, sliding_window: window }, slides, file)
    const { attention_bias: biased } = config
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: biased, output: biased, feedForward: config.mlp_bias },
      norm: (name) => ({ kind: 'rms', name, size: shape.hiddenSize, epsilon: config.rms_norm_eps }),
      attention: (layer) => {
        const seen = windows[layer]
        return {
          ...(rotates[layer] === false && { rotary: undefined }),
          ...(seen !== undefined && { window: seen }),
        }
      },
    })
  },
}

/** Parity: the list is called `no_rope_layers`, and a 1 in it means that the layer rotates. */
function rotatingLayers(config: SmolConfig, file: string): readonly boolean[] {
  const { no_rope_layer_interval: interval, no_rope_layers: given, num_hidden_layers: layers } = config
  if (given && given.length !== layers)
    throw new ModelError(`${file}: no_rope_layers names ${given.length} layers of ${layers}.`)
  return Array.from({ length: layers }, (_, layer) =>
    given ? given[layer] !== 0 : (layer + 1) % interval !== 0,
  )
}
