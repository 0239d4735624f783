import { type FileHandle, open } from 'node:fs/promises'
import { ModelError } from '@eval/core'
import { z } from 'zod'
import type { StoredTensor } from './stored-tensor.ts'
import { requireRegularFile } from './require-regular-file.ts'

const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
})
type Entry = z.infer<typeof entrySchema>

/** Longest header that other readers accept, bytes. */
const MAX_HEADER = 100_000_000
const bits: Readonly<Record<string, number>> = {
  F64: 64,
  F32: 32,
  F16: 16,
  BF16: 16,
  I64: 64,
  I32: 32,
  I16: 16,
  I8: 8,
  U64: 64,
  U32: 32,
  U16: 16,
  U8: 8,
  BOOL: 8,
  F8_E4M3: 8,
  F8_E5M2: 8,
}

/**
 * Reads the header of a safetensors file: which tensors it holds and where. The data itself is not read.
 *
 * @throws ModelError if the file is missing, truncated, of another format, or its tensors overlap or leave the file.
 * @source https://huggingface.co/docs/safetensors (format; the checks of its reference reader)
 */
export async function readSafetensors(file: string): Promise<readonly StoredTensor[]> {
  await requireRegularFile(file)
  const handle = await open(file).catch((error: Error) => {
    throw new ModelError(`Cannot open ${file}: ${error.message}.`)
  })
  try {
    const { size } = await handle.stat()
    const headerLength = await readHeaderLength(handle, file, size)
    const header = parseHeader(await readText(handle, headerLength), file)
    return locate(header, file, 8 + headerLength, size)
  } finally {
    await handle.close()
  }
}

async function readHeaderLength(handle: FileHandle, file: string, size: number): Promise<number> {
  if (size < 8) throw notSafetensors(file, `it has only ${size} bytes`)
  const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0)
  const length = buffer.readBigUInt64LE()
  if (buffer.toString('latin1') === 'version ')
    throw new ModelError(`${file} is a Git LFS pointer, not the file: fetch it with git lfs pull.`)
  if (length > MAX_HEADER) throw notSafetensors(file, 'its first eight bytes are not the length of a header')
  if (8n + length > size) {
    throw new ModelError(
      `${file} is truncated: its header alone needs ${length} bytes, the file has ${size}. Download it again.`,
    )
  }
  return Number(length)
}

async function readText(handle: FileHandle, length: number): Promise<string> {
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, 8)
  return buffer.toString('utf8')
}

function parseHeader(text: string, file: string): ReadonlyMap<string, Entry> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw notSafetensors(file, 'its header is not JSON')
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw notSafetensors(file, 'its header is not an object')
  const entries = new Map<string, Entry>()
  for (const [name, value] of Object.entries(json)) {
    if (name === '__metadata__') continue
    const entry = entrySchema.safeParse(value)
    if (!entry.success) throw notSafetensors(file, `the header entry of tensor "${name}" is malformed`)
    entries.set(name, entry.data)
  }
  return entries
}

function locate(
  header: ReadonlyMap<string, Entry>,
  file: string,
  start: number,
  size: number,
): readonly StoredTensor[] {
  const tensors = [...header].map(([name, entry]) => {
    const [begin, end] = entry.data_offsets
    checkExtent(name, entry, file)
    if (start + end > size) {
      const missing = start + end - size
      throw new ModelError(
        `${file} is truncated: tensor "${name}" ends ${missing} bytes after the end of the file. Download it again.`,
      )
    }
    return { name, dtype: entry.dtype, shape: entry.shape, file, offset: start + begin, length: end - begin }
  })
  checkOverlap(tensors, file)
  return tensors
}

function checkExtent(name: string, entry: Entry, file: string): void {
  const [begin, end] = entry.data_offsets
  const width = bits[entry.dtype]
  if (width === undefined) return
  const wanted = (entry.shape.reduce((product, size) => product * size, 1) * width) / 8
  if (end - begin !== wanted) {
    throw new ModelError(
      `${file} is damaged: tensor "${name}" of shape [${entry.shape.join(', ')}] and type ${entry.dtype} needs ${wanted} bytes, its range holds ${end - begin}.`,
    )
  }
}

function checkOverlap(tensors: readonly StoredTensor[], file: string): void {
  const sorted = tensors.toSorted((a, b) => a.offset - b.offset || a.length - b.length)
  for (const [index, tensor] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before !== undefined && before.offset + before.length > tensor.offset) {
      throw new ModelError(`${file} is damaged: tensors "${before.name}" and "${tensor.name}" overlap.`)
    }
  }
}

function notSafetensors(file: string, why: string): ModelError {
  return new ModelError(`${file} is not a safetensors file: ${why}.`)
}
