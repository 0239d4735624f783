import { open } from 'node:fs/promises'

/** One tensor of a file that is being written. */
export interface TensorToWrite {
  readonly name: string
  readonly shape: readonly number[]
  /** As the header writes it: `F32`, `BF16` … */
  readonly dtype: string
  readonly bytes: Uint8Array
}

/** Writes a safetensors file: header length, header padded to eight bytes, data in the given order. */
export async function writeSafetensors(file: string, tensors: readonly TensorToWrite[]): Promise<void> {
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } }
  let offset = 0
  for (const { name, shape, dtype, bytes } of tensors) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.length] }
    offset += bytes.length
  }
  const text = JSON.stringify(header)
  const padded = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8))
  const length = new Uint8Array(new BigUint64Array([BigInt(padded.length)]).buffer)
  await using handle = await open(file, 'w')
  await handle.write(length)
  await handle.write(padded)
  for (const { bytes } of tensors) await handle.write(bytes)
}
