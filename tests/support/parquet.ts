import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer'
import type { RummluRecord } from './rummlu-data.ts'

const text = (name: string): SchemaElement => ({
  name,
  repetition_type: 'OPTIONAL',
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
})
const struct = (name: string, fields: readonly SchemaElement[]): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: fields.length },
  ...fields,
]

const inputs = ['text', 'option_a', 'option_b', 'option_c', 'option_d', 'subject']
const columns: Readonly<Record<keyof RummluRecord, readonly SchemaElement[]>> = {
  instruction: [text('instruction')],
  inputs: struct('inputs', inputs.map(text)),
  outputs: [text('outputs')],
  meta: struct('meta', [{ name: 'id', repetition_type: 'OPTIONAL', type: 'INT64' }, text('domain')]),
}

/** Records as a Parquet file, with the column types of the benchmark's dataset; `without` leaves one column out. */
export function parquetOf(records: readonly RummluRecord[], without?: keyof RummluRecord): Uint8Array {
  const rows = records.map(({ meta, ...rest }) => ({ ...rest, meta: { ...meta, id: BigInt(meta.id) } }))
  const kept = (['instruction', 'inputs', 'outputs', 'meta'] as const).filter((name) => name !== without)
  const bytes = parquetWriteBuffer({
    columnData: kept.map((name) => ({ name, data: rows.map((row) => row[name]) })),
    schema: [{ name: 'root', num_children: kept.length }, ...kept.flatMap((name) => columns[name])],
  })
  return new Uint8Array(bytes)
}
