import type { WeightSource } from '../model-source/weight-source.ts'
import { GraphBuilder } from '../onnx/graph-builder.ts'
import type { OnnxGraph } from '../onnx/onnx-graph.ts'
import { type Visibility, visibility } from './attention-bias.ts'
import type { Computation } from './computation.ts'
import { type DecoderInputs, declareInputs } from './decoder-interface.ts'
import type { Attention, DecoderLayer, DecoderModel, Norm } from './decoder-model.ts'
import type { DecoderShape } from './decoder-shape.ts'
import { embedTokens } from './embed-tokens.ts'
import { feedForward } from './feed-forward.ts'
import { combined, type GraphContext } from './graph-context.ts'
import { linear } from './linear.ts'
import { addAndNorm, norm } from './norm.ts'
import { packedAttention } from './packed-attention.ts'
import { predictionHead } from './prediction-head.ts'
import { projectHeads } from './project-heads.ts'
import { rotate } from './rotate.ts'

/** Builds the graph of a decoder. @throws ModelError if a weight is missing or of a wrong shape. */
export function buildDecoderGraph(
  model: DecoderModel,
  weights: WeightSource,
  computation: Computation,
): OnnxGraph {
  return new DecoderGraph(model, { builder: new GraphBuilder(), weights, computation }).build()
}

/** The stream between layers `[tokens, hiddenSize]`, and what the last part adds to it. */
interface Stream {
  readonly hidden: string
  readonly update?: string
}

/** Builds one graph; lives as long as the building. */
class DecoderGraph {
  readonly #model: DecoderModel
  readonly #shape: DecoderShape
  readonly #context: GraphContext
  readonly #inputs: DecoderInputs
  readonly #visibility: Visibility

  constructor(model: DecoderModel, context: GraphContext) {
    this.#model = model
    this.#shape = model.shape
    this.#context = context
    this.#inputs = declareInputs(context.builder, model.shape)
    this.#visibility = visibility(context.builder, this.#inputs)
  }

  build(): OnnxGraph {
    const { embedding, head, layers } = this.#model
    let stream: Stream = { hidden: embedTokens(this.#context, this.#shape, embedding, this.#inputs) }
    for (const [index, layer] of layers.entries())
      stream =
        layer.parallel !== undefined
          ? this.#parallel(index, layer, stream)
          : this.#inTurn(index, layer, stream)
    predictionHead(this.#context, this.#shape, this.#inputs, this.#sum(stream), head)
    return this.#context.builder.build()
  }

  /** Attention, then feed-forward on what attention has made of the stream. */
  #inTurn(index: number, layer: DecoderLayer, before: Stream): Stream {
    const { norms } = layer
    const [rows, hidden] = addAndNorm(this.#context, before.hidden, before.update, norms.beforeAttention)
    const attended = this.#update(layer, this.#attention(index, layer.attention, rows), norms.afterAttention)
    const between = this.#summed({ hidden, update: attended }, norms.afterAttentionSum)
    const [next, sum] = addAndNorm(this.#context, between.hidden, between.update, norms.beforeFeedForward)
    const fed = feedForward(this.#context, next, layer.feedForward)
    const update = this.#update(layer, fed, norms.afterFeedForward)
    return this.#summed({ hidden: sum, update }, norms.afterFeedForwardSum)
  }

  /** Attention and feed-forward side by side. */
  #parallel(index: number, layer: DecoderLayer, before: Stream): Stream {
    const { norms } = layer
    const [rows, hidden] = addAndNorm(this.#context, before.hidden, before.update, norms.beforeAttention)
    const attended = this.#attention(index, layer.attention, rows)
    const others =
      norms.beforeFeedForward === undefined ? rows : norm(this.#context, hidden, norms.beforeFeedForward)
    const fed = feedForward(this.#context, others, layer.feedForward)
    return layer.parallel === 'stream'
      ? { hidden: combined(this.#context, 'Add', hidden, attended), update: fed }
      : { hidden, update: combined(this.#context, 'Add', attended, fed) }
  }

  #attention(index: number, attention: Attention, rows: string): string {
    const { headSize: size, keyValueHeads, queryHeads } = this.#shape
    const { key, query, value } = projectHeads(this.#context, this.#shape, attention, rows)
    const turned = (heads: string, count: number): string =>
      rotate(this.#context, heads, { count, size }, attention.rotary, this.#inputs)
    const attended = packedAttention(
      this.#context,
      { index, shape: this.#shape, attention, visibility: this.#visibility },
      { query: turned(query, queryHeads), key: turned(key, keyValueHeads), value },
    )
    return linear(this.#context, attended, attention.output)
  }

  /** What a part adds to the stream. */
  #update({ updateScale }: DecoderLayer, value: string, part: Norm | undefined): string {
    const normed = part === undefined ? value : norm(this.#context, value, part)
    if (updateScale === undefined) return normed
    return combined(this.#context, 'Mul', normed, this.#context.builder.float(updateScale))
  }

  /** Where the sum itself is normed, it is made at once. */
  #summed(stream: Stream, part: Norm | undefined): Stream {
    return part === undefined ? stream : { hidden: norm(this.#context, this.#sum(stream), part) }
  }

  #sum({ hidden, update }: Stream): string {
    return update === undefined ? hidden : combined(this.#context, 'Add', hidden, update)
  }
}
