import { ModelError } from '@eval/core'
import type { GraphBuilder } from '../onnx/graph-builder.ts'
import { onnxTypes } from '../onnx/onnx-graph.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type StoredTensor, type StoredType, storedType } from './stored-tensor.ts'

/** Path of a checkpoint's file as the graph's external data names it. */
export type ResolveLocation = (file: string) => string

/** How names and types of a checkpoint are read. */
export interface WeightReading {
  /** What names begin with; checkpoints of a bare model leave it out. Default: nothing. */
  readonly prefix?: string
  /** Other names that a tensor may have. */
  readonly otherNames?: Readonly<Record<string, string>>
  /** Weights are rounded to this type. Default: they are not. */
  readonly computed?: StoredType
}

/** Hands a checkpoint's tensors to a graph as fp32 values, whatever type they are stored in. */
export class WeightSource {
  readonly #checkpoint: Checkpoint
  readonly #location: ResolveLocation
  readonly #reading: WeightReading
  readonly #values = new Map<string, string>()

  constructor(checkpoint: Checkpoint, location: ResolveLocation, reading: WeightReading = {}) {
    this.#checkpoint = checkpoint
    this.#location = location
    this.#reading = reading
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined
  }

  /**
   * A weight of the given shape as fp32.
   *
   * @throws ModelError if it is missing, has another shape, or is stored in a type that is not supported.
   */
  value(builder: GraphBuilder, name: string, shape: readonly number[]): string {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const value = this.#asFloat32(builder, this.#stored(builder, name, shape))
    this.#values.set(name, value)
    return value
  }

  /** Rows of a weight as fp32. Only these are converted: the rest of it stays in the file. */
  rows(builder: GraphBuilder, name: string, shape: readonly number[], indices: string): string {
    const stored = this.#stored(builder, name, shape)
    const rows = builder.node('Gather', [stored.name, indices], { axis: 0 })
    return this.#asFloat32(builder, { name: rows, type: stored.type })
  }

  #find(name: string): StoredTensor | undefined {
    const { prefix = '', otherNames = {} } = this.#reading
    const names = [name, name.startsWith(prefix) ? name.slice(prefix.length) : name, otherNames[name] ?? name]
    const found = names.find((given) => this.#checkpoint.tensors.has(given))
    return found === undefined ? undefined : this.#checkpoint.tensors.get(found)
  }

  #stored(builder: GraphBuilder, name: string, shape: readonly number[]): Stored {
    const tensor = this.#find(name)
    if (tensor === undefined) {
      throw new ModelError(
        `${this.#checkpoint.folder} lacks the tensor "${name}", which its config.json asks for.`,
      )
    }
    if (tensor.shape.join() !== shape.join()) {
      throw new ModelError(
        `Tensor "${name}" in ${tensor.file} has shape [${tensor.shape.join(', ')}]; config.json asks for [${shape.join(', ')}].`,
      )
    }
    const type = storedType(tensor.dtype)
    if (type === undefined) {
      throw new ModelError(
        `Tensor "${name}" in ${tensor.file} is stored as ${tensor.dtype}; supported are F32, F16 and BF16.`,
      )
    }
    const { offset, length, file } = tensor
    const external = { name: tensor.name, type, shape, location: this.#location(file), offset, length }
    return { name: builder.external(external), type }
  }

  #asFloat32(builder: GraphBuilder, { name, type }: Stored): string {
    const { computed = 'float32' } = this.#reading
    const cast = (value: string, to: StoredType): string =>
      builder.node('Cast', [value], { to: onnxTypes[to] })
    if (computed !== 'float32' && computed !== type) return cast(cast(name, computed), 'float32')
    return type === 'float32' ? name : cast(name, 'float32')
  }
}

interface Stored {
  readonly name: string
  readonly type: StoredType
}
