/** Element types of the safetensors format that a model's weights come in. */
export const storedTypes = { F32: 'float32', F16: 'float16', BF16: 'bfloat16' } as const
export type StoredType = (typeof storedTypes)[keyof typeof storedTypes]

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
