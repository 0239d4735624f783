import { DataError } from '@eval/core'
import { PyFloat } from '@eval/pystd'
import { type ColumnSource, parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer'
import { expect, test } from 'vitest'
import { readRows } from '../table/read-rows.ts'
import { columnTexts, rowTexts } from '../testing/table-json.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/temporary-folder.ts'
import { openParquetTable } from './parquet-table.ts'

interface WriteOptions {
  readonly columnData: ColumnSource[]
  readonly schema?: SchemaElement[]
  readonly rowGroupSize?: number
  readonly features?: unknown
}

async function write(folder: TemporaryFolder, { features, ...options }: WriteOptions): Promise<string> {
  const value = JSON.stringify({ info: { features } })
  const kvMetadata = features === undefined ? [] : [{ key: 'huggingface', value }]
  return await folder.write('x.parquet', new Uint8Array(parquetWriteBuffer({ ...options, kvMetadata })))
}

test('integers and floats are kept apart by column type', async () => {
  await using folder = await temporaryFolder()
  const path = await write(folder, {
    columnData: [
      { name: 'int', data: [1n, null, 2n ** 60n], type: 'INT64' },
      { name: 'float', data: [1, null, 0.5], type: 'DOUBLE' },
      { name: 'single', data: [0.1, 2, null], type: 'FLOAT' },
      { name: 'text', data: ['\ufeffa', '', null], type: 'STRING' },
      { name: 'flag', data: [true, false, null], type: 'BOOLEAN' },
    ],
  })
  const table = await openParquetTable(path)
  expect(columnTexts(table)).toEqual({
    int: 'int64',
    float: 'float64',
    single: 'float32',
    text: 'string',
    flag: 'bool',
  })
  expect(table.rowCount).toBe(3)
  const docs = await readRows(table)
  expect(docs[0]?.['float']).toEqual(new PyFloat(1))
  expect(docs[2]?.['int']).toBe(2n ** 60n)
  expect(await rowTexts(table)).toEqual([
    '{"int": 1, "float": 1.0, "single": 0.10000000149011612, "text": "\\ufeffa", "flag": true}',
    '{"int": null, "float": null, "single": 2.0, "text": "", "flag": false}',
    '{"int": 1152921504606846976, "float": 0.5, "single": null, "text": null, "flag": null}',
  ])
})

test('dates, times and decimals are text as Python writes it', async () => {
  await using folder = await temporaryFolder()
  const element = (name: string, rest: Omit<SchemaElement, 'name'>): SchemaElement => ({
    name,
    repetition_type: 'OPTIONAL',
    ...rest,
  })
  const timestamp = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' } as const
  const path = await write(folder, {
    columnData: [
      { name: 'date', data: [18_263, -3_528] },
      { name: 'utc', data: [1_577_934_245_000_600n, -1n] },
      { name: 'local', data: [1_577_934_245_000n, null] },
      { name: 'decimal', data: [1.5, -0.05] },
      { name: 'unsigned', data: [4_294_967_295, 7] },
    ],
    schema: [
      { name: 'root', num_children: 5 },
      element('date', { type: 'INT32', converted_type: 'DATE' }),
      element('utc', { type: 'INT64', logical_type: timestamp }),
      element('local', { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' }),
      element('decimal', { type: 'INT64', converted_type: 'DECIMAL', precision: 10, scale: 2 }),
      element('unsigned', { type: 'INT32', converted_type: 'UINT_32' }),
    ],
  })
  const table = await openParquetTable(path)
  expect(columnTexts(table)).toEqual({
    date: 'date32',
    utc: 'timestamp[us, tz=UTC]',
    local: 'timestamp[ms]',
    decimal: 'decimal128(10, 2)',
    unsigned: 'uint32',
  })
  expect(await readRows(table)).toEqual([
    {
      date: '2020-01-02',
      utc: '2020-01-02 03:04:05.000600+00:00',
      local: '2020-01-02 03:04:05',
      decimal: '1.50',
      unsigned: 4_294_967_295,
    },
    {
      date: '1960-05-05',
      utc: '1969-12-31 23:59:59.999999+00:00',
      local: null,
      decimal: '-0.05',
      unsigned: 7,
    },
  ])
})

const LIST_OF_STRUCT: SchemaElement[] = [
  { name: 'root', num_children: 2 },
  { name: 'list', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', num_children: 2 },
  { name: 'b', repetition_type: 'OPTIONAL', type: 'INT64' },
  { name: 'a', repetition_type: 'OPTIONAL', type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  { name: 'struct', repetition_type: 'OPTIONAL', num_children: 2 },
  { name: '1', repetition_type: 'OPTIONAL', type: 'DOUBLE' },
  { name: '0', repetition_type: 'OPTIONAL', type: 'INT64' },
]

test('lists and structs nest; missing fields are null and keep their order', async () => {
  await using folder = await temporaryFolder()
  const path = await write(folder, {
    columnData: [
      { name: 'list', data: [[{ b: 1n, a: 'x' }, { a: null }], [], null] },
      { name: 'struct', data: [{ '1': 2, '0': 3n }, { '1': null, '0': null }, null] },
    ],
    schema: LIST_OF_STRUCT,
  })
  const table = await openParquetTable(path)
  expect(columnTexts(table)).toEqual({
    list: 'list<struct<b: int64, a: string>>',
    struct: 'struct<1: float64, 0: int64>',
  })
  expect(await rowTexts(table)).toEqual([
    '{"list": [{"b": 1, "a": "x"}, {"b": null, "a": null}], "struct": {"1": 2.0, "0": 3}}',
    '{"list": [], "struct": {"1": null, "0": null}}',
    '{"list": null, "struct": null}',
  ])
})

test('ClassLabel names come from the metadata that datasets writes; values stay integers', async () => {
  await using folder = await temporaryFolder()
  const features = {
    label: { names: ['no', 'yes'], _type: 'ClassLabel' },
    text: { dtype: 'string', _type: 'Value' },
    other: { names: ['x'], _type: 'ClassLabel' },
  }
  const columnData: ColumnSource[] = [
    { name: 'label', data: [1n, 0n], type: 'INT64' },
    { name: 'other', data: ['p', 'q'], type: 'STRING' },
  ]
  const table = await openParquetTable(await write(folder, { columnData, features }))
  expect(table.features.get('label')).toEqual({ kind: 'class_label', names: ['no', 'yes'] })
  expect(columnTexts(table)).toEqual({ label: 'class_label<no, yes>', other: 'string' })
  expect(await rowTexts(table)).toEqual(['{"label": 1, "other": "p"}', '{"label": 0, "other": "q"}'])
})

test('a range reads only the row groups it touches', async () => {
  await using folder = await temporaryFolder()
  const data = Array.from({ length: 25 }, (_, index) => BigInt(index))
  const table = await openParquetTable(
    await write(folder, { columnData: [{ name: 'n', data, type: 'INT64' }], rowGroupSize: 10 }),
  )
  const numbers = async (start: number, end: number) =>
    (await readRows(table, { start, end })).map((doc) => doc['n'])
  expect(await numbers(0, 3)).toEqual([0, 1, 2])
  expect(await numbers(8, 12)).toEqual([8, 9, 10, 11])
  expect(await numbers(20, 99)).toEqual([20, 21, 22, 23, 24])
  expect(await numbers(30, 40)).toEqual([])
})

test('what is no Parquet file, or half of one, is refused by name', async () => {
  await using folder = await temporaryFolder()
  const whole = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'n', data: [1n], type: 'INT64' }] }))
  for (const content of ['', 'PAR1', 'no parquet at all, but long enough', whole.slice(0, -3)]) {
    const path = await folder.write('bad.parquet', content)
    await expect(openParquetTable(path)).rejects.toThrow(DataError)
    await expect(openParquetTable(path)).rejects.toThrow('bad.parquet cannot be read as a Parquet file')
  }
  await expect(openParquetTable('nowhere.parquet')).rejects.toThrow('nowhere.parquet cannot be read')
})
