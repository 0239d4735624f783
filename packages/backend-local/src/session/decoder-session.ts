import { BackendError } from '@eval/core'
import type * as OnnxRuntime from 'onnxruntime-node'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { type Computation, float32Computation } from '../decoder/computation.ts'
import type { DecoderShape } from '../decoder/decoder-shape.ts'
import { buildDecoderGraph } from '../decoder/decoder-graph.ts'
import {
  cosName,
  decoderOutputs,
  keyName,
  pastKeyName,
  pastValueName,
  sinName,
  valueName,
} from '../decoder/decoder-interface.ts'
import { readCheckpoint } from '../model-source/checkpoint.ts'
import { resolveExternalData } from '../model-source/external-data.ts'
import { describeModel } from '../architectures/describe-model.ts'
import { WeightSource } from '../model-source/weight-source.ts'
import { encodeOnnxModel } from '../onnx/encode-onnx-model.ts'
import type { DecoderResult, DecoderRun, WantedOutputs } from './decoder-run.ts'
import type { Device } from './device.ts'
import { loadingError } from './loading-error.ts'
import { sessionOptions } from './session-options.ts'

type Runtime = typeof OnnxRuntime
type Feeds = Record<string, Tensor>

export interface SessionSettings {
  readonly device: Device
  /** Threads of the runtime. */
  readonly threads: number
  /** Default: float32. */
  readonly computation?: Computation
}

/** A model loaded into onnxruntime. `run` blocks its thread: use it inside a worker. */
export class DecoderSession implements AsyncDisposable {
  readonly shape: DecoderShape
  readonly #runtime: Runtime
  readonly #session: InferenceSession

  private constructor(shape: DecoderShape, runtime: Runtime, session: InferenceSession) {
    this.shape = shape
    this.#runtime = runtime
    this.#session = session
  }

  /**
   * Loads a Hugging Face model folder.
   *
   * @throws ModelError if the folder's files are missing, damaged or not supported; PrerequisiteError if the device's
   * libraries do not load.
   */
  static async open(folder: string, settings: SessionSettings): Promise<DecoderSession> {
    const description = await describeModel(folder)
    const checkpoint = await readCheckpoint(folder)
    const data = await resolveExternalData(checkpoint.files)
    const { computation = float32Computation } = settings
    const { model } = description
    const weights = new WeightSource(checkpoint, data.location, {
      prefix: model.prefix,
      computed: computation.type,
      ...(model.otherNames && { otherNames: model.otherNames }),
    })
    const graph = buildDecoderGraph(model, weights, computation)
    const runtime = await import('onnxruntime-node')
    const session = await runtime.InferenceSession.create(
      encodeOnnxModel(graph),
      sessionOptions(settings, data.folder),
    ).catch((error: Error) => {
      throw loadingError(error, folder, settings.device)
    })
    return new DecoderSession(model.shape, runtime, session)
  }

  /** @throws BackendError if the runtime fails. */
  async run(run: DecoderRun): Promise<DecoderResult> {
    const outputs = await this.#session
      .run(this.#feeds(run), this.#fetches(run.want))
      .catch((error: Error) => {
        throw new BackendError(`onnxruntime failed on ${run.inputIds.length} tokens: ${error.message}`)
      })
    const float = (name: string): Float32Array => {
      const data = outputs[name]?.data
      return data instanceof Float32Array ? data : new Float32Array(0)
    }
    const ids = (name: string): Int32Array => {
      const data = outputs[name]?.data
      return data instanceof Int32Array ? data : new Int32Array(0)
    }
    const layers =
      run.want.keyValues === true ? Array.from({ length: this.shape.layers }, (_, layer) => layer) : []
    return {
      logprobs: float(decoderOutputs.logprobs),
      best: ids(decoderOutputs.best),
      bestLogit: ids(decoderOutputs.bestLogit),
      logits: float(decoderOutputs.logits),
      kept: float(decoderOutputs.kept),
      keys: layers.map((layer) => float(keyName(layer))),
      values: layers.map((layer) => float(valueName(layer))),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#session.release()
  }

  #feeds(run: DecoderRun): Feeds {
    const { headSize, hiddenSize, keyValueHeads, layers, ropes } = this.shape
    const ints = (data: Int32Array): Tensor => new this.#runtime.Tensor('int32', data, [data.length])
    const floats = (data: Float32Array, dims: readonly number[]): Tensor =>
      new this.#runtime.Tensor('float32', data, dims)
    const feeds: Feeds = {
      input_ids: ints(run.inputIds),
      position_ids: ints(run.positions),
      subtree_end: ints(run.subtreeEnd),
      token_owner: ints(run.tokenOwner),
      token_prefix: ints(run.tokenPrefix),
      column_owner: ints(run.cache.owners),
      column_positions: ints(run.cache.positions),
      rows: ints(run.rows),
      carried_hidden: floats(run.carried, [run.carried.length / hiddenSize, hiddenSize]),
      picks: ints(run.picks),
      kept_rows: ints(run.keptRows),
    }
    for (const [index, { cos, positions, sin }] of run.ropes.entries()) {
      const dims = [positions, (ropes[index]?.size ?? 0) / 2]
      feeds[cosName(index)] = floats(cos, dims)
      feeds[sinName(index)] = floats(sin, dims)
    }
    const width = keyValueHeads * headSize
    for (let layer = 0; layer < layers; layer += 1) {
      const past = [run.cache.length, width]
      feeds[pastKeyName(layer)] = floats(run.cache.keys[layer] ?? new Float32Array(0), [1, ...past])
      feeds[pastValueName(layer)] = floats(run.cache.values[layer] ?? new Float32Array(0), past)
    }
    return feeds
  }

  #fetches(want: WantedOutputs): string[] {
    const names: string[] = []
    if (want.logprobs === true) names.push(decoderOutputs.logprobs)
    if (want.best === true) names.push(decoderOutputs.best)
    if (want.bestLogit === true) names.push(decoderOutputs.bestLogit)
    if (want.logits === true) names.push(decoderOutputs.logits)
    if (want.kept === true) names.push(decoderOutputs.kept)
    if (want.keyValues !== true) return names
    for (let layer = 0; layer < this.shape.layers; layer += 1) names.push(keyName(layer), valueName(layer))
    return names
  }
}
