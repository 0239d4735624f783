import { activation } from '../decoder/activation.ts'
import { float32Computation } from '../decoder/computation.ts'
import type { WeightSource } from '../model-source/weight-source.ts'
import { GraphBuilder } from '../onnx/graph-builder.ts'
import { type OnnxGraph, onnxTypes } from '../onnx/onnx-graph.ts'
import type { EncoderArchitecture } from './encoder-architecture.ts'
import type { EncoderConfig } from './encoder-config.ts'
import { encoderInputs, encoderOutput } from './encoder-inputs.ts'

/** What a graph is made of. */
export interface EncoderGraphSource {
  readonly architecture: EncoderArchitecture
  readonly config: EncoderConfig
  readonly labels: number
  readonly weights: WeightSource
}

/**
 * A classic encoder: learned positions, norms after the sums, and a head on the first token.
 *
 * @throws ModelError if a weight is missing or of a wrong shape
 */
export function buildEncoderGraph(source: EncoderGraphSource): OnnxGraph {
  return new EncoderGraph(source).build()
}

/** Builds one graph; lives as long as the building. Hidden states are `[batch * sequence, hidden]`. */
class EncoderGraph {
  readonly #source: EncoderGraphSource
  readonly #builder = new GraphBuilder()

  constructor(source: EncoderGraphSource) {
    this.#source = source
  }

  build(): OnnxGraph {
    const { architecture, config, labels } = this.#source
    const input = (name: string): string => this.#builder.input(name, 'int64', ['batch', 'sequence'])
    const ids = input(encoderInputs.ids)
    const mask = input(encoderInputs.mask)
    const hiddenSize = config.hidden_size
    const shape = this.#builder.node(
      'Concat',
      [this.#builder.node('Shape', [ids]), this.#builder.ints(hiddenSize)],
      { axis: 0 },
    )
    const visible = this.#builder.node('Cast', [mask], { to: onnxTypes.int32 })
    let hidden = this.#embedded(ids, input(encoderInputs.typeIds), input(encoderInputs.positions))
    for (let layer = 0; layer < config.num_hidden_layers; layer += 1)
      hidden = this.#layer(`${architecture.prefix}.encoder.layer.${layer}`, hidden, shape, visible)
    const first = this.#builder.node(
      'Gather',
      [this.#builder.node('Reshape', [hidden, shape]), this.#builder.int(0)],
      { axis: 1 },
    )
    const [dense, projection] = architecture.head
    const pooled = this.#builder.node('Tanh', [this.#linear(first, dense, hiddenSize, hiddenSize)])
    const logits = this.#linear(pooled, projection, hiddenSize, labels)
    this.#builder.output(encoderOutput, logits, 'float32', ['batch', labels])
    return this.#builder.build()
  }

  #embedded(ids: string, typeIds: string, positions: string): string {
    const { architecture, config } = this.#source
    const rows = (name: string, count: number, indices: string): string => {
      const flat = this.#builder.node('Reshape', [indices, this.#builder.ints(-1)])
      const weight = `${architecture.prefix}.embeddings.${name}_embeddings.weight`
      return this.#source.weights.rows(this.#builder, weight, [count, config.hidden_size], flat)
    }
    const words = rows('word', config.vocab_size ?? architecture.defaultVocabulary, ids)
    const types = rows('token_type', config.type_vocab_size, typeIds)
    const places = rows('position', config.max_position_embeddings, positions)
    const sum = this.#builder.node('Add', [this.#builder.node('Add', [words, types]), places])
    const norm = this.#norm(`${architecture.prefix}.embeddings.LayerNorm`)
    return this.#builder.node('LayerNormalization', [sum, ...norm], { axis: -1, ...this.#epsilon() })
  }

  #layer(name: string, hidden: string, shape: string, visible: string): string {
    const { hidden_size: size, intermediate_size: inner, num_attention_heads: heads } = this.#source.config
    const project = (part: string): string =>
      this.#builder.node('Reshape', [
        this.#linear(hidden, `${name}.attention.self.${part}`, size, size),
        shape,
      ])
    const parts = [project('query'), project('key'), project('value')]
    const mixed = this.#builder.fused('MultiHeadAttention', [...parts, '', visible], { num_heads: heads })
    const flat = this.#builder.node('Reshape', [mixed, this.#builder.ints(-1, size)])
    const attended = this.#linear(flat, `${name}.attention.output.dense`, size, size)
    const sum = this.#addAndNorm(attended, hidden, `${name}.attention.output.LayerNorm`)
    const wide = this.#linear(sum, `${name}.intermediate.dense`, size, inner)
    const arithmetic = { builder: this.#builder, computation: float32Computation }
    const active = activation(arithmetic, this.#source.config.hidden_act, wide)
    const narrow = this.#linear(active, `${name}.output.dense`, inner, size)
    return this.#addAndNorm(narrow, sum, `${name}.output.LayerNorm`)
  }

  #addAndNorm(update: string, hidden: string, name: string): string {
    return this.#builder.fused(
      'SkipLayerNormalization',
      [update, hidden, ...this.#norm(name)],
      this.#epsilon(),
    )
  }

  #epsilon(): { readonly epsilon: { readonly float: number } } {
    return { epsilon: { float: this.#source.config.layer_norm_eps } }
  }

  /** Scale and shift of a norm; checkpoints that began as TensorFlow's call them gamma and beta. */
  #norm(name: string): readonly [string, string] {
    const { config, weights } = this.#source
    const [scale, shift] = weights.has(`${name}.gamma`) ? ['gamma', 'beta'] : ['weight', 'bias']
    const value = (part: string): string =>
      weights.value(this.#builder, `${name}.${part}`, [config.hidden_size])
    return [value(scale), value(shift)]
  }

  /** `value · weightᵀ + bias`, the weight as it is stored: `[out, in]`. */
  #linear(value: string, name: string, input: number, output: number): string {
    const weight = this.#source.weights.value(this.#builder, `${name}.weight`, [output, input])
    const bias = this.#source.weights.value(this.#builder, `${name}.bias`, [output])
    return this.#builder.node('Gemm', [value, weight, bias], { transB: 1 })
  }
}
