import { UsageError } from '@eval/core'
import type { PyDict, PyRecord } from '@eval/pystd'
import { expect, test } from 'vitest'
import { columnTexts, rowTexts } from '../testing/table-json.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { datasetRequest } from './dataset-request.ts'
import type { Feature } from '../feature/feature.ts'
import { pathSource } from './path-source.ts'

const request = (kwargs: PyDict, path = 'csv') => datasetRequest({ path, kwargs, split: 'train' })

test('the keys of dataset_kwargs become a request', () => {
  expect(request({ data_files: 'a.csv', revision: 'v1', data_dir: 'd', name: 'ru', cache_dir: 'c' })).toEqual(
    {
      path: 'csv',
      split: 'train',
      name: 'ru',
      revision: 'v1',
      dataDir: 'd',
      cacheFolder: 'c',
      dataFiles: { train: ['a.csv'] },
    },
  )
  expect(datasetRequest({ path: 'x', name: 'own', kwargs: { name: 'other' }, split: 'test' }).name).toBe(
    'own',
  )
  const quiet = { trust_remote_code: true, streaming: true, verification_mode: 'no_checks', token: null }
  expect(request(quiet)).toEqual({ path: 'csv', split: 'train' })
})

test('types as task files write them', () => {
  const features = { id: { dtype: 'int64' }, options: { dtype: 'string', sequence: true } }
  expect(request({ features }).reader?.features).toEqual(
    new Map<string, Feature>([
      ['id', { kind: 'value', dtype: 'int64' }],
      ['options', { kind: 'list', item: { kind: 'value', dtype: 'string' } }],
    ]),
  )
})

test('unknown keys and wrong values are named', () => {
  expect(() => request({ data_file: 'x' })).toThrow(UsageError)
  expect(() => request({ data_file: 'x' })).toThrow(
    'the unknown key `data_file`. Did you mean "data_files" or',
  )
  expect(() => request({ revision: 1 })).toThrow('`revision`')
  expect(() => request({ data_files: [1] })).toThrow('paths by split')
  expect(() => request({ skiprows: [1, 2] })).toThrow('`skiprows` is not supported')
})

// Rows made with datasets 5.2.0: load_dataset('csv', data_files=…, **kwargs).
const CSV: readonly (readonly [string, PyRecord, readonly string[]])[] = [
  ['1,a\n2,b\n', { header: null, column_names: ['n', 't'] }, ['{"n": 1, "t": "a"}', '{"n": 2, "t": "b"}']],
  ['x,y\n1,2\n', { header: 0, names: ['n', 't'] }, ['{"n": 1, "t": 2}']],
  ['1,2\n', { header: null }, ['{"0": 1, "1": 2}']],
  ["n;t\n1;'a;b'\n", { delimiter: ';', quotechar: "'" }, ['{"n": 1, "t": "a;b"}']],
  ['n,t\n1,"a\n', { quoting: 3 }, ['{"n": 1, "t": "\\"a"}']],
  ['# c\nn,t\n1,-\n', { comment: '#', na_values: '-' }, ['{"n": 1, "t": null}']],
  [
    'n,t\n"1.000,5",NA\n',
    { thousands: '.', decimal: ',', keep_default_na: false },
    ['{"n": 1000.5, "t": "NA"}'],
  ],
  ['skip\nn\n1\n2\n3\n', { skiprows: 1, nrows: 2 }, ['{"n": 1}', '{"n": 2}']],
  ['n,t\n1, a\n', { skipinitialspace: true }, ['{"n": 1, "t": "a"}']],
  ['n,t,u\n1,2,3\n', { usecols: ['n', 'u'] }, ['{"n": 1, "u": 3}']],
  ['n,t\n1,2\n1,2,3\n', { on_bad_lines: 'skip' }, ['{"n": 1, "t": 2}']],
  ['t\na\\"b\n"c\\"d"\n', { escapechar: '\\' }, ['{"t": "a\\"b"}', '{"t": "c\\"d"}']],
  ['t\nyes\nno\n', { true_values: ['yes'], false_values: ['no'] }, ['{"t": true}', '{"t": false}']],
]

test.each(CSV)('%j with %j', async (text, kwargs, rows) => {
  await using folder = await temporaryFolder({ 'x.csv': text })
  const table = await pathSource(folder.path).load(request({ data_files: 'x.csv', ...kwargs }))
  expect(await rowTexts(table)).toEqual(rows)
})

test('encodings, text by paragraph, the field of a JSON file, declared features', async () => {
  await using folder = await temporaryFolder({
    'x.csv': Buffer.from([0x74, 0x0a, 0xcf, 0xf0, 0x0a]),
    'x.txt': 'a\nb\n\nc\r\n',
    'x.json': '{"data": [{"n": 1}]}',
    'x.jsonl': '{"n": 1}',
  })
  const load = async (path: string, kwargs: PyDict) =>
    await pathSource(folder.path).load(request(kwargs, path))
  expect(await rowTexts(await load('csv', { data_files: 'x.csv', encoding: 'cp1251' }))).toEqual([
    '{"t": "\\u041f\\u0440"}',
  ])
  await expect(load('csv', { data_files: 'x.csv' })).rejects.toThrow('not valid UTF-8')
  await expect(load('csv', { data_files: 'x.csv', encoding: 'klingon' })).rejects.toThrow(
    '"klingon" is not known',
  )
  expect(await rowTexts(await load('text', { data_files: 'x.txt', sample_by: 'paragraph' }))).toEqual([
    '{"text": "a\\nb"}',
    '{"text": "c\\n"}',
  ])
  expect(await rowTexts(await load('text', { data_files: 'x.txt', keep_linebreaks: true }))).toHaveLength(4)
  expect(await rowTexts(await load('json', { data_files: 'x.json', field: 'data' }))).toEqual(['{"n": 1}'])
  const features = { n: { dtype: 'float64', _type: 'Value' } }
  const typed = await load('json', { data_files: 'x.jsonl', features })
  expect(columnTexts(typed)).toEqual({ n: 'float64' })
  await expect(load('imagefolder', { data_dir: 'x' })).rejects.toThrow(
    'builder "imagefolder" is not supported',
  )
  await expect(load('json', {})).rejects.toThrow('needs files')
})
