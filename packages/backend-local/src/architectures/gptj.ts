import { ModelError } from '@eval/core'
import { z } from 'zod'
import { activationNames } from '../decoder/activation.ts'
import type { DecoderLayer, Linear, Norm } from '../decoder/decoder-model.ts'
import type { Architecture } from './architecture.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = z.looseObject({
  vocab_size: size.default(50_400),
  n_positions: size.default(2048),
  n_embd: size.default(4096),
  n_layer: size.default(28),
  n_head: size.default(16),
  rotary_dim: size.default(64),
  n_inner: size.nullish(),
  activation_function: z.enum(activationNames).default('gelu_new'),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  tie_word_embeddings: z.boolean().default(false),
})
type GptjConfig = z.infer<typeof schema>

const THETA = 10_000

/**
 * GPT-J: attention and feed-forward side by side on one norm, neighbouring dimensions rotated, a head with a bias.
 *
 * @source transformers/models/gptj/modeling_gptj.py, 5.23
 */
export const gptj: Architecture = {
  modelType: 'gptj',
  describe(given, file) {
    const config = readConfig(schema, given, file)
    const { n_embd: hiddenSize, n_head: heads, rotary_dim: rotated, vocab_size: vocabularySize } = config
    if (hiddenSize % heads !== 0)
      throw new ModelError(`${file}: n_embd (${hiddenSize}) is not a multiple of n_head (${heads}).`)
    if (rotated % 2 !== 0 || rotated > hiddenSize / heads)
      throw new ModelError(
        `${file}: ${rotated} dimensions of heads of ${hiddenSize / heads} cannot be rotated.`,
      )
    const embedding = 'transformer.wte'
    return {
      shape: {
        layers: config.n_layer,
        hiddenSize,
        vocabularySize,
        queryHeads: heads,
        keyValueHeads: heads,
        headSize: hiddenSize / heads,
        ropes: [
          { theta: THETA, size: rotated, maxPositions: config.n_positions, scaling: { type: 'default' } },
        ],
        positions: config.n_positions,
      },
      prefix: 'transformer.',
      embedding: { name: embedding, width: hiddenSize },
      layers: Array.from({ length: config.n_layer }, (_, layer) => describeLayer(config, layer)),
      head: {
        norm: norm(config, 'transformer.ln_f'),
        linear: {
          name: 'lm_head',
          input: hiddenSize,
          output: vocabularySize,
          biased: true,
          ...(config.tie_word_embeddings && { sharedWith: embedding }),
        },
      },
    }
  },
}

function describeLayer(config: GptjConfig, layer: number): DecoderLayer {
  const name = `transformer.h.${layer}`
  const hidden = config.n_embd
  const inner = config.n_inner ?? 4 * hidden
  const project = (part: string): Linear => ({
    name: `${name}.attn.${part}_proj`,
    input: hidden,
    output: hidden,
  })
  return {
    attention: {
      projections: { kind: 'apart', query: project('q'), key: project('k'), value: project('v') },
      output: project('out'),
      scale: 1 / Math.sqrt(hidden / config.n_head),
      rotary: { rope: 0, size: config.rotary_dim, neighbours: true },
      rounding: 'late',
    },
    feedForward: {
      kind: 'plain',
      activation: config.activation_function,
      up: { name: `${name}.mlp.fc_in`, input: hidden, output: inner, biased: true },
      down: { name: `${name}.mlp.fc_out`, input: inner, output: hidden, biased: true },
    },
    norms: { beforeAttention: norm(config, `${name}.ln_1`) },
    parallel: 'updates',
  }
}

function norm(config: GptjConfig, name: string): Norm {
  return { kind: 'layer', name, size: config.n_embd, epsilon: config.layer_norm_epsilon }
}
