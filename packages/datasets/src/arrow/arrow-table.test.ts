import { inflateSync } from 'node:zlib'
import { DataError } from '@eval/core'
import { expect, test } from 'vitest'
import { datasetsCacheSource } from '../sources/datasets-cache-source.ts'
import { columnTexts, rowTexts } from '../testing/table-json.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { openArrowTable } from './arrow-table.ts'

// Three rows in two batches, written for this test by pyarrow 26.0.1 (RecordBatchStreamWriter), deflated.
const STREAM = inflateSync(
  Buffer.from(
    [
      'eNqtU71uE0EQnr3Yzsoc0RUnlCIS1hVUKSgtmliiSZEiQikikQgucHaMnIsVXyRHASlFirwDKVJSUFDwCDwCRcrkDSLRs3z7',
      'c/Z54uMAMdLc7Dfz7dzsaEYppa48ooC0NGmJGlQniRNE1CZ+H9+a85+bM8LOLiPHa3d+AT2N+mn3MHrWOo26SZwdHyUjAwbx',
      'XjIwpzQ+ML6XUXoYrbaiE6Bd2FfZyTCBP3o+iEejDcP/ACF6gLz7x71eP+114zcJKiH6igIy6Dr0G/AldAhtu1re/1QKVXr6',
      'DcvOp6UONbVovuGQ6ODz2fIXNX+lwNfvfAuV6ILugXQ50Da6sXea+k7I7mTQJaXjHkljRWMebw+6g/iq5fhhoV4dD5zV9Z6D',
      's2V5D8NCnaKQt58lBzr3F/DO1LQH/L9j/X5VeL/lhrxfmjsyuGZ83y1vYR6vi/mR0IbxeKg9NHjRTFDg5snWw3ucuh5LsKVz',
      'd1wcv1Rtz75Bi0+P3KT6JjMt1Ewtd5RLE9ifzOyOsH30aCph4Sycdf81ubS0aFZaLN5m8TaLb7L824y/PXmPlX0WL8N5nUOW',
      'f8zwGcMXrL4rFv/k7FNnr9n/r9l92+lpX/M8HrtXhUUFLstfhamw8/PyOrFjSXdr1t6sUUk9uY1ZjMfrJfc6P54cPf5Yv1dA',
      '7nmnZoXzbiv6RH+5L+OKfREl+8JFMitmG3tvrwTbp4DNHTEs2H7l+TqM/684z7/O8Cb7X9n+Bmw/BdtPyfZFVMxXla2SP81P',
      'v/cH9J/ltiKez/wvrzGfGg==',
    ].join(''),
    'base64',
  ),
)

const ROWS = [
  '{"n": 1, "f": 1.0, "s": "a", "l": [{"x": 1}], "b": true, "t": "2020-01-02 03:04:05", "d": "-1.50", "label": 1}',
  '{"n": null, "f": 0.5, "s": "", "l": [], "b": null, "t": null, "d": null, "label": 0}',
  '{"n": 1152921504606846976, "f": null, "s": null, "l": null, "b": false, "t": null, "d": "2.25", "label": null}',
]

test('the files that datasets caches are read, batch by batch', async () => {
  await using folder = await temporaryFolder({ 'x.arrow': STREAM })
  const table = await openArrowTable(`${folder.path}/x.arrow`)
  expect(columnTexts(table)).toEqual({
    n: 'int64',
    f: 'float64',
    s: 'string',
    l: 'list<struct<x: int64>>',
    b: 'bool',
    t: 'timestamp[us]',
    d: 'decimal128(5, 2)',
    label: 'class_label<no, yes>',
  })
  expect(table.rowCount).toBe(3)
  expect(await rowTexts(table)).toEqual(ROWS)
  expect(await rowTexts(table, { start: 1, end: 3 })).toEqual(ROWS.slice(1))
})

test('damaged files are refused by name', async () => {
  for (const content of ['', 'no arrow file', STREAM.subarray(0, 300), STREAM.subarray(0, -700)]) {
    await using folder = await temporaryFolder({ 'bad.arrow': content })
    await expect(openArrowTable(`${folder.path}/bad.arrow`)).rejects.toThrow(DataError)
    await expect(openArrowTable(`${folder.path}/bad.arrow`)).rejects.toThrow(
      'bad.arrow cannot be read as an Arrow file',
    )
  }
})

test('a prepared dataset is found by repository, configuration and split', async () => {
  const prepared = (config: string, hash: string) => `datasets/org___my_data/${config}/0.0.0/${hash}`
  await using folder = await temporaryFolder({
    [`${prepared('ru', 'h1')}/dataset_info.json`]: '{"config_name": "ru"}',
    [`${prepared('ru', 'h1')}/my_data-test-00000-of-00002.arrow`]: STREAM,
    [`${prepared('ru', 'h1')}/my_data-test-00001-of-00002.arrow`]: STREAM,
    [`${prepared('ru', 'h1')}/cache-test-1.arrow`]: 'of map()',
    [`${prepared('en', 'h1')}/dataset_info.json`]: '{"config_name": "en"}',
    [`${prepared('en', 'h1')}/my_data-train.arrow`]: STREAM,
  })
  const source = datasetsCacheSource({ HF_HOME: folder.path })
  const load = async (name: string, split: string) => await source.load({ path: 'org/MyData', name, split })
  expect((await load('ru', 'test')).rowCount).toBe(6)
  expect((await load('en', 'train')).rowCount).toBe(3)
  await expect(load('rus', 'test')).rejects.toThrow('no configuration "rus". Did you mean "ru"?')
  await expect(load('ru', 'train')).rejects.toThrow('has no split "train". Available: test.')
  await expect(source.load({ path: 'org/Other', split: 'test' })).rejects.toThrow('no folder org___other')
})
