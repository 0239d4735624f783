import { z } from 'zod'
import type { Architecture } from './architecture.ts'
import { layerTypesSchema, layerWindows } from './layer-windows.ts'
import { type LlamaConfig, llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()

/** The keys that Qwen2 and Qwen3 share. */
export const qwenConfigSchema = llamaConfigSchema.extend({
  vocab_size: size.default(151_936),
  intermediate_size: size.default(22_016),
  num_key_value_heads: size.nullable().default(32),
  max_position_embeddings: size.default(32_768),
  use_sliding_window: z.boolean().default(false),
  sliding_window: size.nullable().default(4096),
  max_window_layers: z.int().default(28),
  layer_types: layerTypesSchema,
})

/** Windows of Qwen's layers: those from `max_window_layers` on slide, where sliding is switched on. */
export function qwenWindows(
  config: LlamaConfig & z.infer<typeof qwenConfigSchema>,
  file: string,
): readonly (number | undefined)[] {
  const window = config.use_sliding_window ? config.sliding_window : null
  return layerWindows(
    { ...config, sliding_window: window },
    (layer) => window !== null && layer >= config.max_window_layers,
    file,
  )
}

/**
 * Qwen2: Llama with biases in queries, keys and values.
 *
 * @source transformers/models/qwen2/modeling_qwen2.py, 5.23
 */
export const qwen2: Architecture = {
  modelType: 'qwen2',
  describe(given, file) {
    const config = readConfig(qwenConfigSchema, given, file)
    const shape = llamaShape(config, file)
    const windows = qwenWindows(config, file)
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_act,
      tied: config.tie_word_embeddings,
      biases: { heads: true },
      norm: (name) => ({ kind: 'rms', name, size: shape.hiddenSize, epsilon: config.rms_norm_eps }),
      attention: (layer) => {
        const window = windows[layer]
        return window === undefined ? {} : { window }
      },
    })
  },
}
