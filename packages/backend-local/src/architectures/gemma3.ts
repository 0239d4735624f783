import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { Norm } from '../decoder/decoder-model.ts'
import type { DecoderShape } from '../decoder/decoder-shape.ts'
import { readRopeParameters } from '../rope/read-rope-parameters.ts'
import type { Architecture } from './architecture.ts'
import { layerTypesSchema, layerWindows } from './layer-windows.ts'
import { llamaConfigSchema, llamaShape } from './llama-config.ts'
import { llamaLike } from './llama-like.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const rotation = z.looseObject({}).nullish()
const schema = llamaConfigSchema.extend({
  vocab_size: size.default(262_208),
  hidden_size: size.default(2304),
  intermediate_size: size.default(9216),
  num_hidden_layers: size.default(26),
  num_attention_heads: size.default(8),
  num_key_value_heads: size.default(4),
  head_dim: size.default(256),
  hidden_activation: z.enum(activationNames).default('gelu_pytorch_tanh'),
  max_position_embeddings: size.default(131_072),
  tie_word_embeddings: z.boolean().default(true),
  attention_bias: z.boolean().default(false),
  query_pre_attn_scalar: z.number().positive().default(256),
  sliding_window: size.nullable().default(4096),
  sliding_window_pattern: size.default(6),
  layer_types: layerTypesSchema,
  final_logit_softcapping: z.number().positive().nullish(),
  rope_local_base_freq: z.number().positive().default(10_000),
  rope_parameters: z.looseObject({ full_attention: rotation, sliding_attention: rotation }).nullish(),
})
type Gemma3Config = z.infer<typeof schema>

/** Which of the shape's rotations. */
const GLOBAL = 0
const LOCAL = 1

/**
 * Gemma 3 (text): five layers with a window and a rotation of their own, then one that sees everything; norms over each
 * head, and before and after each part.
 *
 * @source transformers/models/gemma3/modeling_gemma3.py, 5.23
 */
export const gemma3: Architecture = {
  modelType: 'gemma3_text',
  describe(given, file) {
    const config = readConfig(schema, given, file, {
      use_bidirectional_attention: [false],
      attn_logit_softcapping: [],
    })
    const shape = twoRotations(config, file)
    const windows = layerWindows(config, (layer) => (layer + 1) % config.sliding_window_pattern !== 0, file)
    const norm = (name: string, width = shape.hiddenSize): Norm => ({
      kind: 'rms',
      name,
      size: width,
      epsilon: config.rms_norm_eps,
      aroundOne: true,
      roundedOnce: true,
    })
    const { final_logit_softcapping: logitCap } = config
    return llamaLike({
      shape,
      innerSize: config.intermediate_size,
      activation: config.hidden_activation,
      tied: config.tie_word_embeddings,
      biases: { heads: config.attention_bias, output: config.attention_bias },
      norm,
      attention: (layer, name) => {
        const window = windows[layer]
        return {
          scale: config.query_pre_attn_scalar ** -0.5,
          norms: {
            query: norm(`${name}.q_norm`, shape.headSize),
            key: norm(`${name}.k_norm`, shape.headSize),
            over: 'head',
          },
          rotary: { rope: window === undefined ? GLOBAL : LOCAL, size: shape.headSize },
          ...(window !== undefined && { window }),
        }
      },
      norms: (name) => ({
        beforeAttention: norm(`${name}.input_layernorm`),
        afterAttention: norm(`${name}.post_attention_layernorm`),
        beforeFeedForward: norm(`${name}.pre_feedforward_layernorm`),
        afterFeedForward: norm(`${name}.post_feedforward_layernorm`),
      }),
      embedding: { scale: Math.sqrt(shape.hiddenSize) },
      head: typeof logitCap === 'number' ? { softCap: logitCap } : {},
    })
  },
}

/** Layers that see everything have the scaling, if there is one; those with a window rotate plainly. */
function twoRotations(config: Gemma3Config, file: string): DecoderShape {
  const { rope_parameters: nested, rope_scaling: scaling } = config
  const rope = (parameters: Readonly<Record<string, unknown>>): Gemma3Config => ({
    ...config,
    rope_theta: null,
    rope_scaling: null,
    rope_parameters: parameters,
  })
  const full = {
    rope_theta: config.rope_theta ?? 1_000_000,
    ...nested?.full_attention,
    ...scaling,
  }
  const local = { rope_theta: config.rope_local_base_freq, ...nested?.sliding_attention }
  const shape = llamaShape(rope(full), file)
  const rules = { head: shape.headSize }
  return { ...shape, ropes: [...shape.ropes, readRopeParameters(rope(local), rules, file)] }
}
