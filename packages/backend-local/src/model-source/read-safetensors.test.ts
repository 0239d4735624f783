import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelError } from '@eval/core'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { writeSafetensors } from '../testing/write-safetensors.ts'
import { readSafetensors } from './read-safetensors.ts'

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7)

async function withHeader(header: unknown, data = 16): Promise<() => Promise<unknown>> {
  const folder = await temporaryFolder()
  const file = join(folder.path, 'odd name, ü.safetensors')
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header))
  await writeFile(
    file,
    Buffer.concat([new Uint8Array(new BigUint64Array([BigInt(text.length)]).buffer), text, bytes(data)]),
  )
  return async () => {
    await using _ = folder
    return await readSafetensors(file)
  }
}

test('finds tensors of several types where they lie', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'a.safetensors')
  await writeSafetensors(file, [
    { name: 'first', shape: [2, 3], dtype: 'F32', bytes: bytes(24) },
    { name: 'empty', shape: [0, 3], dtype: 'F32', bytes: bytes(0) },
    { name: 'scalar', shape: [], dtype: 'BF16', bytes: bytes(2) },
  ])
  const [first, empty, scalar] = await readSafetensors(file)
  expect(first).toMatchObject({ name: 'first', dtype: 'F32', shape: [2, 3], length: 24 })
  expect(empty).toMatchObject({ name: 'empty', length: 0 })
  expect(scalar).toMatchObject({ name: 'scalar', offset: (first?.offset ?? 0) + 24 })
})

test.each([
  ['text', 'not json', /not a safetensors file: its header is not JSON/],
  ['an array', [], /header is not an object/],
  ['an entry without offsets', { a: { dtype: 'F32', shape: [1] } }, /entry of tensor "a" is malformed/],
  [
    'a negative offset',
    { a: { dtype: 'F32', shape: [1], data_offsets: [-4, 0] } },
    /entry of tensor "a" is malformed/,
  ],
  [
    'a range beyond the file',
    { a: { dtype: 'F32', shape: [5], data_offsets: [0, 20] } },
    /truncated: tensor "a" ends 4 bytes after/,
  ],
  [
    'a range that does not fit the shape',
    { a: { dtype: 'F32', shape: [5], data_offsets: [0, 16] } },
    /tensor "a" of shape \[5\] and type F32 needs 20 bytes/,
  ],
  [
    'overlapping ranges',
    {
      a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] },
      b: { dtype: 'F32', shape: [2], data_offsets: [4, 12] },
    },
    /tensors "a" and "b" overlap/,
  ],
])('refuses %s', async (_, header, message) => {
  const read = await withHeader(header)
  const error = await read().catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ModelError)
  expect(String(error)).toMatch(message)
  expect(String(error)).toContain('odd name, ü.safetensors')
})

test('refuses a missing file and one of another kind', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'pickle.bin')
  await expect(readSafetensors(file)).rejects.toThrow(/Cannot open .*pickle\.bin/)
  await writeFile(file, Buffer.from('PK\u0003\u0004 this is a zip file of another library'))
  await expect(readSafetensors(file)).rejects.toThrow(/not a safetensors file/)
  await writeFile(file, 'abc')
  await expect(readSafetensors(file)).rejects.toThrow(/it has only 3 bytes/)
})

test('a file cut anywhere is refused as ModelError', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'a.safetensors')
  const cut = join(folder.path, 'cut.safetensors')
  await writeSafetensors(file, [{ name: 'a', shape: [4], dtype: 'F32', bytes: bytes(16) }])
  const whole = await readFile(file)
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
      await writeFile(cut, whole.subarray(0, length))
      await expect(readSafetensors(cut)).rejects.toBeInstanceOf(ModelError)
    }),
    { numRuns: 40 },
  )
})
