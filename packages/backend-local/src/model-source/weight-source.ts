import { ModelError } from '@eval/core'
import type { GraphBuilder } from '../onnx/graph-builder.ts'
import { onnxTypes } from '../onnx/onnx-graph.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type StoredType, storedType } from './stored-tensor.ts'

/** Path of a checkpoint's file as the graph's external data names it. */
export type ResolveLocation = (file: string) => string

/** Hands a checkpoint's tensors to a graph as fp32 values, whatever type they are stored in. */
export class WeightSource {
  readonly #checkpoint: Checkpoint
  readonly #location: ResolveLocation
  readonly #values = new Map<string, string>()

  constructor(checkpoint: Checkpoint, location: ResolveLocation) {
    this.#checkpoint = checkpoint
    this.#location = location
  }

  has(name: string): boolean {
    return this.#checkpoint.tensors.has(name)
  }

  /**
   * A weight of the given shape as fp32.
   *
   * @throws ModelError if it is missing, has another shape, or is stored in a type that is not supported.
   */
  value(builder: GraphBuilder, name: string, shape: readonly number[]): string {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const value = asFloat32(builder, this.#stored(builder, name, shape))
    this.#values.set(name, value)
    return value
  }

  /** Rows of a weight as fp32. Only these are converted: the rest of it stays in the file. */
  rows(builder: GraphBuilder, name: string, shape: readonly number[], indices: string): string {
    const stored = this.#stored(builder, name, shape)
    const rows = builder.node('Gather', [stored.name, indices], { axis: 0 })
    return asFloat32(builder, { name: rows, type: stored.type })
  }

  #stored(builder: GraphBuilder, name: string, shape: readonly number[]): Stored {
    const tensor = this.#checkpoint.tensors.get(name)
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
    return {
      name: builder.external({ name, type, shape, location: this.#location(file), offset, length }),
      type,
    }
  }
}

interface Stored {
  readonly name: string
  readonly type: StoredType
}

function asFloat32(builder: GraphBuilder, { name, type }: Stored): string {
  return type === 'float32' ? name : builder.node('Cast', [name], { to: onnxTypes.float32 })
}
