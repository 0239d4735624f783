import { type FileHandle, open } from 'node:fs/promises'
import { DataError, type Doc } from '@eval/core'
import type { Features } from '../feature/feature.ts'
import { overlayFeatures } from '../feature/overlay-features.ts'
import { docBuilder } from '../feature/record-builder.ts'
import { storedFeatures } from '../feature/stored-features.ts'
import type { RowRange, Table } from '../table/table.ts'
import { type ArrowField, arrowFeature, arrowField } from './arrow-field.ts'
import { type ArrowMessage, listMessages, RECORD_BATCH, SCHEMA } from './arrow-messages.ts'
import { cellReader } from './batch-reader.ts'
import { readAt } from './read-at.ts'

/**
 * An Arrow stream file, as `datasets` caches prepared splits. The messages are listed here; rows come one batch at a time.
 * @throws DataError if the file is damaged or uses what `datasets` does not write (dictionaries, compression).
 */
export async function openArrowTable(path: string): Promise<Table> {
  const { fields, declared, batches } = await withFile(path, readSchema)
  const stored = new Map(fields.map((field) => [field.name, arrowFeature(field)] as const))
  return {
    source: path,
    features: overlayFeatures(stored, declared),
    rowCount: batches.reduce((sum, { header }) => sum + header.long(0), 0),
    rows: (range) => arrowRows(path, fields, batches, range),
  }
}

interface ArrowFile {
  readonly fields: readonly ArrowField[]
  readonly declared: Features
  readonly batches: readonly ArrowMessage[]
}

async function readSchema(handle: FileHandle): Promise<ArrowFile> {
  const [schema, ...batches] = await listMessages(handle)
  if (schema?.headerType !== SCHEMA || !batches.every(({ headerType }) => headerType === RECORD_BATCH)) {
    throw new Error('it is no stream of record batches')
  }
  const metadata = schema.header.tables(2).find((entry) => entry.text(0) === 'huggingface')
  return {
    fields: schema.header.tables(1).map(arrowField),
    declared: storedFeatures(metadata?.text(1)),
    batches,
  }
}

async function* arrowRows(
  path: string,
  fields: readonly ArrowField[],
  batches: readonly ArrowMessage[],
  range: RowRange = {},
): AsyncGenerator<Doc> {
  const build = docBuilder(fields.map(({ name }) => name))
  let before = 0
  for (const batch of batches) {
    const length = batch.header.long(0)
    const start = Math.max(0, (range.start ?? 0) - before)
    const end = Math.min(length, (range.end ?? Number.POSITIVE_INFINITY) - before)
    if (start < end)
      yield* await withFile(path, async (handle) => await readBatch(handle, fields, batch, start, end, build))
    before += length
  }
}

async function readBatch(
  handle: FileHandle,
  fields: readonly ArrowField[],
  { header, bodyStart, bodyLength }: ArrowMessage,
  start: number,
  end: number,
  build: ReturnType<typeof docBuilder>,
): Promise<readonly Doc[]> {
  if (header.table(3)) throw new Error('its batches are compressed')
  const body = await readAt(handle, bodyStart, bodyLength)
  const buffers = header
    .pairs(2)
    .map(([offset, length]) => new DataView(body.buffer, offset, length))
    .values()
  const next = () => {
    const buffer = buffers.next()
    if (buffer.done) throw new Error('a batch has too few buffers')
    return buffer.value
  }
  const readers = fields.map((field) => cellReader(field, { next }))
  return Array.from({ length: end - start }, (_, index) => build(readers.map((read) => read(start + index))))
}

async function withFile<T>(path: string, read: (handle: FileHandle) => Promise<T>): Promise<T> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path)
    return await read(handle)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataError(`${path} cannot be read as an Arrow file: ${reason}`, { cause: error })
  } finally {
    await handle?.close()
  }
}
