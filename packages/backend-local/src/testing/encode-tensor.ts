/** Element types that checkpoints are written in. */
export type FileDtype = 'F32' | 'F16' | 'BF16'

/** Values as little-endian bytes of a type, rounded to nearest, ties to even. */
export function encodeTensor(values: Float32Array, dtype: FileDtype): Uint8Array {
  switch (dtype) {
    case 'F32':
      return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
    case 'F16':
      return new Uint8Array(new Float16Array(values).buffer)
    case 'BF16':
      return new Uint8Array(bfloat16(values).buffer)
    default:
      throw dtype satisfies never
  }
}

function bfloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  return Uint16Array.from(bits, (word) => (word + 0x7fff + ((word >>> 16) & 1)) >>> 16)
}

/** What a value becomes when it is stored in a type and read back. */
export function roundTo(value: number, dtype: FileDtype): number {
  if (dtype === 'F16') return Math.f16round(value)
  if (dtype === 'F32') return Math.fround(value)
  const word = bfloat16(Float32Array.of(value))[0] ?? 0
  return new Float32Array(Uint32Array.of(word << 16).buffer)[0] ?? 0
}
