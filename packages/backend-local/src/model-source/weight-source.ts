import { ModelError } from '@eval/core'
import type { GraphBuilder } from '../onnx/graph-builder.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type StoredType, storedTypes } from './stored-tensor.ts'

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
   * The value of a weight of the given shape in the graph.
   *
   * @throws ModelError if it is missing, has another shape, or is stored in a type that is not supported.
   */
  value(builder: GraphBuilder, name: string, shape: readonly number[]): string {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const tensor = this.#checkpoint.tensors.get(name)
    if (tensor === undefined)
      throw new ModelError(
        `${this.#checkpoint.folder} lacks the tensor "${name}", which its config.json asks for.`,
      )
    if (tensor.shape.join() !== shape.join()) {
      throw new ModelError(
        `Tensor "${name}" in ${tensor.file} has shape [${tensor.shape.join(', ')}]; config.json asks for [${shape.join(', ')}].`,
      )
    }
    const type = storedTypes[tensor.dtype as keyof typeof storedTypes] as StoredType | undefined
    if (type === undefined) {
      throw new ModelError(
        `Tensor "${name}" in ${tensor.file} is stored as ${tensor.dtype}; supported are F32, F16 and BF16.`,
      )
    }
    const { offset, length } = tensor
    const stored = builder.external({
      name,
      type,
      shape,
      location: this.#location(tensor.file),
      offset,
      length,
    })
    const value = type === 'float32' ? stored : builder.node('Cast', [stored], { to: 1 })
    this.#values.set(name, value)
    return value
  }
}
