import type { Architecture } from './architecture.ts'
import { llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { qwenConfigSchema, qwenWindows } from './qwen-config.ts'
import { readConfig } from './read-config.ts'

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
