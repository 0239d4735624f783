import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DatasetNotFoundError } from '../errors/dataset-not-found-error.ts'
import { readRows } from '../table/read-rows.ts'
import { requireColumns } from '../table/require-columns.ts'
import { columnTexts, rowTexts } from '../testing/table-json.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { datasetsDirSource } from './datasets-dir-source.ts'
import { firstOf } from './first-of.ts'
import { localFolderSource } from './local-folder-source.ts'
import { openFolder } from './open-folder.ts'
import { pathSource } from './path-source.ts'

const row = (n: number | string): string => JSON.stringify({ n })

test('a flat folder answers by configuration and split; the repository’s last part stands in for the configuration', async () => {
  await using folder = await temporaryFolder({
    'rummlu.test.jsonl': row(1),
    'rummlu.train.csv': 'n\n2\n',
    'lcs.test.json': '[]',
  })
  const source = localFolderSource(folder.path)
  const load = async (path: string, name: string | undefined, split: string) =>
    await rowTexts(await source.load({ path, split, ...(name === undefined ? {} : { name }) }))
  expect(await load('org/MERA', 'rummlu', 'test')).toEqual(['{"n": 1}'])
  expect(await load('rummlu', undefined, 'train')).toEqual(['{"n": 2}'])
  await expect(load('org/MERA', 'rumlu', 'test')).rejects.toThrow(DatasetNotFoundError)
  await expect(load('org/MERA', 'rumlu', 'test')).rejects.toThrow(
    `${folder.path}: no file rumlu.test.jsonl (or .parquet, .json, .csv). Did you mean "rummlu.test"? Available: lcs.test, rummlu.test, rummlu.train.`,
  )
})

test('a tree of repositories, several files per split', async () => {
  await using folder = await temporaryFolder({
    'org/a/default/test.jsonl': row(1),
    'org/a/other/train-00000-of-00002.jsonl': row(1),
    'org/a/other/train-00001-of-00002.jsonl': row(2.5),
  })
  const source = datasetsDirSource(folder.path)
  expect(await rowTexts(await source.load({ path: 'org/a', split: 'test' }))).toEqual(['{"n": 1}'])
  const both = await source.load({ path: 'org/a', name: 'other', split: 'train' })
  expect(columnTexts(both)).toEqual({ n: 'float64' })
  expect(await rowTexts(both)).toEqual(['{"n": 1.0}', '{"n": 2.5}'])
  expect(await rowTexts(both, { start: 1 })).toEqual(['{"n": 2.5}'])
  await expect(source.load({ path: 'org/a', name: 'othr', split: 'train' })).rejects.toThrow(
    'Did you mean "other"?',
  )
  await expect(source.load({ path: 'org/a', name: 'other', split: 'test' })).rejects.toThrow(
    'Available: train.',
  )
  await expect(source.load({ path: 'org/b', split: 'test' })).rejects.toThrow('no folder org/b')
})

test('the first source that has it answers; if none has, the message says where was looked', async () => {
  await using a = await temporaryFolder()
  await using b = await temporaryFolder({ 'x.test.jsonl': row(1), 'bad.test.jsonl': '{' })
  const source = firstOf([localFolderSource(a.path), localFolderSource(b.path)])
  expect((await source.load({ path: 'x', split: 'test' })).rowCount).toBe(1)
  await expect(source.load({ path: 'bad', split: 'test' })).rejects.toThrow('line 1, column 2')
  const missing = source.load({ path: 'y', split: 'test' })
  await expect(missing).rejects.toThrow('Dataset "y", split "test" was not found. Looked in:')
  await expect(missing).rejects.toThrow(a.path)
  await expect(missing).rejects.toThrow(b.path)
})

const CARD = `---
configs:
- config_name: first
  data_files:
  - split: test
    path: "one/*.jsonl"
- config_name: second
  data_dir: two
  default: true
- config_name: third
  data_files: three.csv
  sep: ";"
dataset_info:
- config_name: first
  features:
  - name: n
    dtype: float64
  - name: label
    dtype:
      class_label:
        names:
          '0': bad
          '1': good
---
# A dataset
`

test('a card decides about configurations, splits, column types and separators', async () => {
  await using folder = await temporaryFolder({
    'README.md': CARD,
    'one/a.jsonl': '{"label":"good","n":1}',
    'one/b.jsonl': '{"n":null}',
    'two/dev.jsonl': row(3),
    'two/train-1.jsonl': row(4),
    'three.csv': 'n;m\n1;2\n',
  })
  const first = await openFolder(folder.path, { config: 'first', split: 'test' })
  expect(columnTexts(first)).toEqual({ n: 'float64', label: 'class_label<bad, good>' })
  expect(await rowTexts(first)).toEqual(['{"n": 1.0, "label": 1}', '{"n": null, "label": null}'])
  expect(await rowTexts(await openFolder(folder.path, { split: 'validation' }))).toEqual(['{"n": 3}'])
  expect(await rowTexts(await openFolder(folder.path, { config: 'third', split: 'train' }))).toEqual([
    '{"n": 1, "m": 2}',
  ])
  await expect(openFolder(folder.path, { config: 'frist', split: 'test' })).rejects.toThrow(
    'Did you mean "first"?',
  )
  await expect(openFolder(folder.path, { config: 'second', split: 'test' })).rejects.toThrow(
    'has no split "test". Available: train, validation.',
  )
})

test('without a card, splits follow the names of files and folders', async () => {
  await using sharded = await temporaryFolder({
    'data/test-00000-of-00001.jsonl': row(1),
    'data/extra-00000-of-00001.jsonl': row(2),
  })
  expect(await rowTexts(await openFolder(sharded.path, { split: 'extra' }))).toEqual(['{"n": 2}'])
  await using folders = await temporaryFolder({
    'x/test/a.jsonl': row(1),
    'x/training/b.jsonl': row(2),
    'notes.txt': 'x',
  })
  expect(await rowTexts(await openFolder(folders.path, { split: 'train' }))).toEqual(['{"n": 2}'])
  await using named = await temporaryFolder({ 'my_eval.csv': 'n\n5\n', 'dev.csv': 'n\n6\n' })
  expect(await rowTexts(await openFolder(named.path, { split: 'test' }))).toEqual(['{"n": 5}'])
  await using plain = await temporaryFolder({ 'a.jsonl': row(1), 'b.jsonl': row(2) })
  expect((await openFolder(plain.path, { split: 'train' })).rowCount).toBe(2)
  await using configs = await temporaryFolder({ 'ru/test.jsonl': row(1), 'en/test/0000.jsonl': row(2) })
  expect(await rowTexts(await openFolder(configs.path, { config: 'en', split: 'test' }))).toEqual([
    '{"n": 2}',
  ])
  await expect(openFolder(configs.path, { config: 'de', split: 'test' })).rejects.toThrow(
    'Files there: en/test/0000.jsonl',
  )
})

test('files and folders that a task names directly', async () => {
  await using folder = await temporaryFolder({
    'd/a.jsonl': row(1),
    'd/b.jsonl': row(2),
    'data/test.csv': 'n\n7\n',
  })
  const source = pathSource(folder.path)
  const load = async (dataFiles: string | Readonly<Record<string, string>>, split: string) =>
    await rowTexts(await source.load({ path: 'json', dataFiles, split }))
  expect(await load({ test: 'd/a.jsonl' }, 'test')).toEqual(['{"n": 1}'])
  expect(await load('d/*.jsonl', 'train')).toEqual(['{"n": 1}', '{"n": 2}'])
  expect(await load(join(folder.path, 'd', 'b.jsonl'), 'train')).toEqual(['{"n": 2}'])
  await expect(load({ test: 'd/a.jsonl' }, 'train')).rejects.toThrow('no split "train". Available: test.')
  await expect(load('d/*.csv', 'train')).rejects.toThrow('No file matches d/*.csv')
  await expect(load('https://example.org/x.jsonl', 'train')).rejects.toThrow('Download it')
  expect(await rowTexts(await source.load({ path: 'data', split: 'test' }))).toEqual(['{"n": 7}'])
  await expect(source.load({ path: 'org/name', split: 'test' })).rejects.toThrow(DatasetNotFoundError)
})

test('a file of the hub that a task names, from a folder of copies', async () => {
  await using folder = await temporaryFolder({ 'org/sums/data/one.jsonl': row(1) })
  const source = pathSource(folder.path, undefined, folder.path)
  const load = async (file: string) =>
    await rowTexts(await source.load({ path: 'json', dataFiles: { test: file }, split: 'test' }))
  expect(await load('hf://datasets/org/sums/data/one.jsonl')).toEqual(['{"n": 1}'])
  expect(await load('https://huggingface.co/datasets/org/sums/resolve/main/data/one.jsonl')).toEqual([
    '{"n": 1}',
  ])
  await expect(load('hf://datasets/org/sums/data/two.jsonl')).rejects.toThrow(
    `there is no copy of it: ${join(folder.path, 'org/sums/data/two.jsonl')}`,
  )
})

test('a missing column is named with the source and the columns there are', async () => {
  await using folder = await temporaryFolder({ 'x.test.jsonl': '{"question":"?","answer":1}' })
  const table = await localFolderSource(folder.path).load({ path: 'x', split: 'test' })
  requireColumns(table, ['question'])
  expect(() => requireColumns(table, ['question', 'choices'], 'task x')).toThrow(
    `${table.source} has no column "choices" that task x needs. Columns present: "question", "answer".`,
  )
  expect(await readRows(table)).toEqual([{ question: '?', answer: 1 }])
})

test('a split in several formats: the flat folder says which is read, the tree refuses', async () => {
  await using folder = await temporaryFolder({
    'x.test.jsonl': row(1),
    'x.test.csv': 'n\n2\n',
    'org/a/default/test.jsonl': row(1),
    'org/a/default/test.csv': 'n\n2\n',
  })
  const warnings: string[] = []
  const flat = localFolderSource(folder.path, { onWarning: (message) => warnings.push(message) })
  expect(await rowTexts(await flat.load({ path: 'x', split: 'test' }))).toEqual(['{"n": 1}'])
  expect(warnings).toEqual([`${folder.path}: x.test.jsonl is read, not x.test.csv, which has the same split`])
  await expect(datasetsDirSource(folder.path).load({ path: 'org/a', split: 'test' })).rejects.toThrow(
    'the split test is there in several formats: test.csv, test.jsonl. Keep those of one format.',
  )
})
