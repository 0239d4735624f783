import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { DecoderLayer, Linear, Norm } from '../decoder/decoder-model.ts'
import { alibiSlopes } from './alibi-slopes.ts'
import type { Architecture } from './architecture.ts'
import { readConfig } from './read-config.ts'

const size = z.int().positive()
const schema = z.looseObject({
  vocab_size: size.default(250_880),
  hidden_size: size.optional(),
  n_embed: size.optional(),
  n_layer: size.optional(),
  num_hidden_layers: size.optional(),
  n_head: size.optional(),
  num_attention_heads: size.optional(),
  layer_norm_epsilon: z.number().positive().default(1e-5),
  tie_word_embeddings: z.boolean().default(true),
})

/** The sizes that a layer is made of. */
interface BloomSizes {
  readonly hidden: number
  readonly heads: number
  readonly epsilon: number
}

/**
 * BLOOM: no positions but slopes over the scores, a norm over the embeddings, queries, keys and values of each head together.
 *
 * @source transformers/models/bloom/modeling_bloom.py, 5.23
 */
export const bloom: Architecture = {
  modelType: 'bloom',
  describe(given, file) {
    const config = readConfig(schema, given, file, {
      apply_residual_connection_post_layernorm: [false],
      slow_but_exact: [false],
    })
    const hidden = config.n_embed ?? config.hidden_size ?? 64
    const heads = config.n_head ?? config.num_attention_heads ?? 8
    const layers = config.n_layer ?? config.num_hidden_layers ?? 2
    if (hidden % heads !== 0)
      throw new ModelError(`${file}: hidden_size (${hidden}) is not a multiple of n_head (${heads}).`)
    const sizes = { hidden, heads, epsilon: config.layer_norm_epsilon }
    const embedding = 'transformer.word_embeddings'
    return {
      shape: {
        layers,
        hiddenSize: hidden,
        vocabularySize: config.vocab_size,
        queryHeads: heads,
        keyValueHeads: heads,
        headSize: hidden / heads,
        ropes: [],
      },
      prefix: 'transformer.',
      embedding: {
        name: embedding,
        width: hidden,
        norm: norm(sizes, 'transformer.word_embeddings_layernorm'),
      },
      layers: Array.from({ length: layers }, (_, layer) => describeLayer(sizes, layer)),
      head: {
        norm: norm(sizes, 'transformer.ln_f'),
        linear: {
          name: 'lm_head',
          input: hidden,
          output: config.vocab_size,
          ...(config.tie_word_embeddings && { sharedWith: embedding }),
        },
      },
    }
  },
}

function describeLayer(sizes: BloomSizes, layer: number): DecoderLayer {
  const { heads, hidden } = sizes
  const name = `transformer.h.${layer}`
  const part = (suffix: string, input: number, output: number): Linear => ({
    name: `${name}.${suffix}`,
    input,
    output,
    biased: true,
  })
  return {
    attention: {
      projections: {
        kind: 'interleaved',
        all: part('self_attention.query_key_value', hidden, 3 * hidden),
      },
      output: part('self_attention.dense', hidden, hidden),
      scale: 1 / Math.sqrt(hidden / heads),
      slopes: { factors: alibiSlopes(heads) },
      rounding: 'late',
    },
    feedForward: {
      kind: 'plain',
      activation: 'gelu_fast',
      up: part('mlp.dense_h_to_4h', hidden, 4 * hidden),
      down: part('mlp.dense_4h_to_h', 4 * hidden, hidden),
    },
    norms: {
      beforeAttention: norm(sizes, `${name}.input_layernorm`),
      beforeFeedForward: norm(sizes, `${name}.post_attention_layernorm`),
    },
  }
}

function norm({ epsilon, hidden }: BloomSizes, name: string): Norm {
  return { kind: 'layer', name, size: hidden, epsilon }
}
