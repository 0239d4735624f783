import { open } from 'node:fs/promises'
import type { ModelSizes } from './model-sizes.ts'
import { randomWeights } from './random-weights.ts'
import { sizeOf, tensorShapes } from './tensor-shapes.ts'

/** Writes float32 weights as one safetensors file, tensor by tensor: a large model never stands in memory. */
export async function writeWeights(file: string, sizes: ModelSizes, seed: number): Promise<void> {
  const shapes = [...tensorShapes(sizes)]
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } }
  let offset = 0
  for (const [name, shape] of shapes) {
    const end = offset + sizeOf(shape) * Float32Array.BYTES_PER_ELEMENT
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] }
    offset = end
  }
  const text = JSON.stringify(header)
  const padded = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8))
  const weights = randomWeights(seed)
  await using handle = await open(file, 'w')
  await handle.write(new BigUint64Array([BigInt(padded.length)]))
  await handle.write(padded)
  for (const [name, shape] of shapes) await handle.write(weights(name, shape))
}
