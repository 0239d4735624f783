/** Element types of ONNX tensors that this package writes, with their number in `TensorProto.DataType`. */
export const onnxTypes = { float32: 1, int32: 6, int64: 7, bool: 9, float16: 10, bfloat16: 16 } as const
export type OnnxType = keyof typeof onnxTypes

/** A dimension: a size, or a name for one that is only known when the graph runs. */
export type Dimension = number | string

/** An input or output of the graph. */
export interface GraphValue {
  readonly name: string
  readonly type: OnnxType
  readonly shape: readonly Dimension[]
}

/** A constant whose bytes stay where they are: in a file, from `offset` on. */
export interface ExternalInitializer {
  readonly name: string
  readonly type: OnnxType
  readonly shape: readonly number[]
  /** Path of the file, relative to the folder that the session is told. */
  readonly location: string
  /** Bytes. */
  readonly offset: number
  /** Bytes. */
  readonly length: number
}

/** A small constant that is part of the graph. */
export interface InlineInitializer {
  readonly name: string
  readonly type: 'float32' | 'int64'
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

export type AttributeValue = number | { readonly float: number } | readonly number[]

export interface GraphNode {
  readonly operator: string
  /** `''` is the standard domain; `com.microsoft` holds the runtime's fused operators. */
  readonly domain: string
  /** `''` stands for an optional input that is left out. */
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

/** A computation in execution order. */
export interface OnnxGraph {
  readonly inputs: readonly GraphValue[]
  readonly outputs: readonly GraphValue[]
  readonly nodes: readonly GraphNode[]
  readonly initializers: readonly (ExternalInitializer | InlineInitializer)[]
}
