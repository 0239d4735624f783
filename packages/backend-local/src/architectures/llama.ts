import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { WeightSource } from '../model-source/weight-source.ts'
import { GraphBuilder } from '../onnx/graph-builder.ts'
import type { OnnxGraph } from '../onnx/onnx-graph.ts'
import { readRopeParameters, ropeConfigSchema } from '../rope/read-rope-parameters.ts'
import { activation, activationNames } from './activation.ts'
import type { Architecture, DecoderShape } from './architecture.ts'
import { attentionBias } from './attention-bias.ts'
import { type DecoderInputs, declareInputs } from './decoder-interface.ts'
import { packedAttention } from './packed-attention.ts'
import { predictionHead } from './prediction-head.ts'

/** Defaults are those of transformers' `LlamaConfig`. */
const configSchema = ropeConfigSchema.extend({
  vocab_size: z.int().positive().default(32_000),
  hidden_size: z.int().positive().default(4096),
  intermediate_size: z.int().positive().default(11_008),
  num_hidden_layers: z.int().positive().default(32),
  num_attention_heads: z.int().positive().default(32),
  num_key_value_heads: z.int().positive().nullish(),
  head_dim: z.int().positive().nullish(),
  hidden_act: z.enum(activationNames).default('silu'),
  rms_norm_eps: z.number().positive().default(1e-6),
  tie_word_embeddings: z.boolean().default(false),
  attention_bias: z.boolean().default(false),
  mlp_bias: z.boolean().default(false),
})
type LlamaConfig = z.infer<typeof configSchema>

/**
 * Llama: RMS norms, rotary positions, grouped-query attention, a gated feed-forward layer.
 *
 * @source transformers/models/llama/modeling_llama.py, 5.23
 */
export const llama: Architecture = {
  modelType: 'llama',
  plan(config, file) {
    const read = configSchema.safeParse(config)
    if (!read.success) {
      const issue = read.error.issues[0]
      throw new ModelError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}.`)
    }
    const shape = decoderShape(read.data, file)
    return { shape, buildGraph: (weights) => new LlamaGraph(read.data, shape, weights).build() }
  },
}

function decoderShape(config: LlamaConfig, file: string): DecoderShape {
  const queryHeads = config.num_attention_heads
  const keyValueHeads = config.num_key_value_heads ?? queryHeads
  if (queryHeads % keyValueHeads !== 0) {
    throw new ModelError(
      `${file}: num_attention_heads (${queryHeads}) is not a multiple of num_key_value_heads (${keyValueHeads}).`,
    )
  }
  const headSize = config.head_dim ?? Math.floor(config.hidden_size / queryHeads)
  return {
    layers: config.num_hidden_layers,
    hiddenSize: config.hidden_size,
    vocabularySize: config.vocab_size,
    queryHeads,
    keyValueHeads,
    headSize,
    rope: readRopeParameters(config, headSize, file),
  }
}

/** Builds one graph; lives as long as the building. */
class LlamaGraph {
  readonly #config: LlamaConfig
  readonly #shape: DecoderShape
  readonly #weights: WeightSource
  readonly #builder = new GraphBuilder()

  constructor(config: LlamaConfig, shape: DecoderShape, weights: WeightSource) {
    this.#config = config
    this.#shape = shape
    this.#weights = weights
  }

  build(): OnnxGraph {
    const { layers, hiddenSize, vocabularySize } = this.#shape
    const inputs = declareInputs(this.#builder, this.#shape)
    const bias = attentionBias(this.#builder, inputs)
    const embedded = [vocabularySize, hiddenSize]
    let hidden = this.#weights.rows(this.#builder, 'model.embed_tokens.weight', embedded, inputs.inputIds)
    let update: string | undefined
    for (let layer = 0; layer < layers; layer += 1) {
      const [normed, sum] = this.#addAndNorm(hidden, update, `model.layers.${layer}.input_layernorm.weight`)
      const attended = this.#attention(layer, normed, bias, inputs)
      const name = `model.layers.${layer}.post_attention_layernorm.weight`
      const [normedAgain, sumAgain] = this.#addAndNorm(sum, attended, name)
      hidden = sumAgain
      update = this.#feedForward(layer, normedAgain)
    }
    if (update !== undefined) hidden = this.#builder.node('Add', [hidden, update])
    predictionHead(this.#builder, this.#shape, inputs, {
      hidden,
      norm: (rows) => this.#norm(rows, 'model.norm.weight'),
      project: (rows) => this.#linear(rows, this.#headName(), hiddenSize, vocabularySize, false),
    })
    return this.#builder.build()
  }

  #attention(layer: number, normed: string, bias: string, inputs: DecoderInputs): string {
    const { hiddenSize, queryHeads, keyValueHeads, headSize } = this.#shape
    const biased = this.#config.attention_bias
    const project = (name: string, heads: number): string =>
      this.#linear(
        normed,
        `model.layers.${layer}.self_attn.${name}_proj`,
        hiddenSize,
        heads * headSize,
        biased,
      )
    const attended = packedAttention(this.#builder, this.#shape, layer, {
      query: this.#rotate(project('q', queryHeads), inputs),
      key: this.#rotate(project('k', keyValueHeads), inputs),
      value: project('v', keyValueHeads),
      bias,
    })
    return this.#linear(
      attended,
      `model.layers.${layer}.self_attn.o_proj`,
      queryHeads * headSize,
      hiddenSize,
      biased,
    )
  }

  #rotate(value: string, inputs: DecoderInputs): string {
    const batch = this.#builder.node('Unsqueeze', [value, this.#builder.ints(0)])
    return this.#builder.fused('RotaryEmbedding', [batch, inputs.positions, inputs.cos, inputs.sin])
  }

  #feedForward(layer: number, normed: string): string {
    const { hidden_size: hidden, intermediate_size: inner, mlp_bias: biased, hidden_act: name } = this.#config
    const prefix = `model.layers.${layer}.mlp`
    const gate = activation(
      this.#builder,
      name,
      this.#linear(normed, `${prefix}.gate_proj`, hidden, inner, biased),
    )
    const up = this.#linear(normed, `${prefix}.up_proj`, hidden, inner, biased)
    return this.#linear(this.#builder.node('Mul', [gate, up]), `${prefix}.down_proj`, inner, hidden, biased)
  }

  /** `[normed, sum]` of the residual stream and an update to it. */
  #addAndNorm(hidden: string, update: string | undefined, name: string): readonly [string, string] {
    if (update === undefined) return [this.#norm(hidden, name), hidden]
    const weight = this.#weight(name, [this.#shape.hiddenSize])
    const wanted = [true, false, false, true]
    const epsilon = { float: this.#config.rms_norm_eps }
    const outputs = this.#builder.fusedMany(
      'SkipSimplifiedLayerNormalization',
      [hidden, update, weight],
      wanted,
      { epsilon },
    )
    return [outputs[0] ?? '', outputs[3] ?? '']
  }

  #norm(value: string, name: string): string {
    const weight = this.#weight(name, [this.#shape.hiddenSize])
    return this.#builder.node('SimplifiedLayerNormalization', [value, weight], {
      axis: -1,
      epsilon: { float: this.#config.rms_norm_eps },
      stash_type: 1,
    })
  }

  /** `value · weightᵀ (+ bias)`, the weight as it is stored: `[out, in]`. */
  #linear(value: string, name: string, input: number, output: number, biased: boolean): string {
    const operands = [value, this.#weight(`${name}.weight`, [output, input])]
    if (biased) operands.push(this.#weight(`${name}.bias`, [output]))
    return this.#builder.node('Gemm', operands, { transB: 1 })
  }

  #headName(): string {
    return this.#config.tie_word_embeddings ? 'model.embed_tokens' : 'lm_head'
  }

  #weight(name: string, shape: readonly number[]): string {
    return this.#weights.value(this.#builder, name, shape)
  }
}
