import type { WeightSource } from '../model-source/weight-source.ts'
import type { OnnxGraph } from '../onnx/onnx-graph.ts'
import type { RopeParameters } from '../rope/rope-parameters.ts'

/** The sizes of a decoder that its runner has to know. */
export interface DecoderShape {
  readonly layers: number
  readonly hiddenSize: number
  readonly vocabularySize: number
  readonly queryHeads: number
  readonly keyValueHeads: number
  /** Width of one head. */
  readonly headSize: number
  readonly rope: RopeParameters
}

/** What an architecture makes of a `config.json`. */
export interface DecoderPlan {
  readonly shape: DecoderShape
  /** Builds the graph of `decoder-interface.ts`. @throws ModelError if a weight is missing or of a wrong shape. */
  buildGraph(weights: WeightSource): OnnxGraph
}

/** A family of models: how its `config.json` is read and its graph is built. */
export interface Architecture {
  /** `model_type` of the configurations it takes. */
  readonly modelType: string
  /** @param file path of the configuration, for messages. @throws ModelError on values it cannot take. */
  plan(config: unknown, file: string): DecoderPlan
}
