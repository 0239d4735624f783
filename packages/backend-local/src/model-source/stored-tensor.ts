/** Element types that a model's weights come in. */
export type StoredType = 'float32' | 'float16' | 'bfloat16'

const storedTypes: ReadonlyMap<string, StoredType> = new Map([
  ['F32', 'float32'],
  ['F16', 'float16'],
  ['BF16', 'bfloat16'],
])

/** The type that a safetensors header means by `F32`, `F16`, `BF16`; undefined for others. */
export function storedType(dtype: string): StoredType | undefined {
  return storedTypes.get(dtype)
}

/** Where one tensor of a checkpoint lies. */
export interface StoredTensor {
  readonly name: string
  /** As the header writes it: `F32`, `BF16`, `I64` … */
  readonly dtype: string
  readonly shape: readonly number[]
  /** Path of the file as the user knows it. */
  readonly file: string
  /** From the beginning of the file, bytes. */
  readonly offset: number
  /** Bytes. */
  readonly length: number
}
