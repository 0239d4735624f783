import { ModelError } from '@eval/core'
import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { DecoderLayer, Linear, Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = z.looseObject({
  vocab_size: size.default(50_257),
  max_position_embeddings: size.default(2048),
  hidden_size: size.default(2048),
  num_layers: size.default(24),
  attention_types: z
    .array(z.tuple([z.array(z.enum(['global', 'local'])), z.int().nonnegative()]))
    .default([[['global', 'local'], 12]]),
  num_heads: size.default(16),
  intermediate_size: size.nullish(),
  window_size: size.default(256),
  activation_function: z.enum(activationNames).default('gelu_new'),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  tie_word_embeddings: z.boolean().default(true),
})
type NeoConfig = z.infer<typeof schema>

/**
 * GPT-Neo: learned positions, every other layer with a window, scores that are not scaled.
 *
 * @source transformers/models/gpt_neo/modeling_gpt_neo.py, 5.23
 */
export const gptNeo: Architecture = {
  modelType: 'gpt_neo',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const { hidden_size: hiddenSize, max_position_embeddings: positions, num_heads: heads } = config
    if (hiddenSize % heads !== 0)
      throw new ModelError(`${file}: hidden_size (${hiddenSize}) is not a multiple of num_heads (${heads}).`)
    const kinds = layerKinds(config, file)
    const embedding = 'transformer.wte'
    return {
      shape: {
        layers: kinds.length,
        hiddenSize,
        vocabularySize: config.vocab_size,
        queryHeads: heads,
        keyValueHeads: heads,
        headSize: hiddenSize / heads,
        ropes: [],
        positions,
      },
      prefix: 'transformer.',
      embedding: {
        name: embedding,
        width: hiddenSize,
        positions: { name: 'transformer.wpe', rows: positions, offset: 0 },
      },
      layers: kinds.map((kind, layer) => describeLayer(config, layer, kind === 'local')),
      head: {
        norm: norm(config, 'transformer.ln_f'),
        linear: {
          name: 'lm_head',
          input: hiddenSize,
          output: config.vocab_size,
          ...(config.tie_word_embeddings && { sharedWith: embedding }),
        },
      },
    }
  },
}

function layerKinds(
  { attention_types: types, num_layers: layers }: NeoConfig,
  file: string,
): readonly string[] {
  const kinds = types.flatMap(([pattern, times]) => Array.from({ length: times }, () => pattern).flat())
  if (kinds.length === layers) return kinds
  throw new ModelError(`${file}: attention_types names ${kinds.length} layers of ${layers}.`)
}

function describeLayer(config: NeoConfig, layer: number, local: boolean): DecoderLayer {
  const name = `transformer.h.${layer}`
  const hidden = config.hidden_size
  const inner = config.intermediate_size ?? 4 * hidden
  const project = (part: string, biased: boolean): Linear => ({
    name: `${name}.attn.attention.${part}_proj`,
    input: hidden,
    output: hidden,
    biased,
  })
  return {
    attention: {
      projections: {
        kind: 'apart',
        query: project('q', false),
        key: project('k', false),
        value: project('v', false),
      },
      output: project('out', true),
      scale: 1,
      rounding: 'late',
      ...(local && { window: config.window_size }),
    },
    feedForward: {
      kind: 'plain',
      activation: config.activation_function,
      up: { name: `${name}.mlp.c_fc`, input: hidden, output: inner, biased: true },
      down: { name: `${name}.mlp.c_proj`, input: inner, output: hidden, biased: true },
    },
    norms: {
      beforeAttention: norm(config, `${name}.ln_1`),
      beforeFeedForward: norm(config, `${name}.ln_2`),
    },
  }
}

function norm(config: NeoConfig, name: string): Norm {
  return { kind: 'layer', name, size: config.hidden_size, epsilon: config.layer_norm_epsilon }
}
