import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { OutputError } from '@eval/core'
import type { EvaluationResults, SampleRecord } from '@eval/results'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { outcomeFiles } from './outcome-files.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'eval-outcome-'))
})
afterEach(() => rm(folder, { recursive: true }))

const results: EvaluationResults = {
  results: {},
  group_subtasks: {},
  configs: {},
  versions: {},
  'n-shot': {},
  higher_is_better: {},
  'n-samples': {},
}

function record(docId: number): SampleRecord {
  return {
    docId,
    doc: {},
    target: '',
    arguments: [],
    resps: [],
    filteredResps: [],
    filter: 'none',
    metrics: [],
    docHash: '',
    promptHash: '',
    targetHash: '',
    scores: {},
  }
}

const run = () => ({
  modelName: 'm',
  context: { now: () => 0, environment: { LMEVAL_HOME: `${folder}/home` } },
})
const tasks = Array.from({ length: 20 }, (_, index) => `task${index}`)

test('more files than are written at a time: all of them, in the order of the tasks, results first', async () => {
  await using files = outcomeFiles(run(), `${folder}/out`)
  for (const [index, task] of tasks.entries()) await files.addSamples(task, [record(index)])
  const { files: written, unwritten } = await files.addResults(results)
  expect(unwritten).toBeUndefined()
  expect(written.map(({ taskName }) => taskName)).toEqual([undefined, ...tasks])
  for (const [index, { path: file }] of written.slice(1).entries())
    expect(await readFile(file, 'utf8')).toContain(`{"doc_id": ${index}, `)
  expect(await readdir(`${folder}/out/m`)).toHaveLength(21)
})

test('a folder that cannot be written: everything lies in the other one', async () => {
  await writeFile(`${folder}/out`, '')
  await using files = outcomeFiles(run(), `${folder}/out/deep`)
  for (const task of tasks) await files.addSamples(task, [record(0)])
  const { files: written, unwritten } = await files.addResults(results)
  expect(unwritten).toBeUndefined()
  expect(written).toHaveLength(21)
  for (const { path: file, fallback } of written) {
    expect(file).toContain(`${folder}/home`)
    expect(fallback?.reason).toContain('ENOTDIR')
  }
})

test('nothing can be written anywhere: that is part of the outcome', async () => {
  await writeFile(`${folder}/out`, '')
  const nowhere = { ...run(), context: { now: () => 0, environment: { LMEVAL_HOME: `${folder}/out` } } }
  await using files = outcomeFiles(nowhere, `${folder}/out/deep`)
  await files.addSamples('task', [record(0)])
  const { files: written, unwritten } = await files.addResults(results)
  expect(written).toEqual([])
  expect(unwritten).toBeInstanceOf(OutputError)
})

test('records that end in an error are no matter of the disk', async () => {
  await using files = outcomeFiles(run(), `${folder}/out`)
  function* broken(): Generator<SampleRecord> {
    yield record(0)
    throw new Error('a bug')
  }
  await files.addSamples('task', broken())
  await expect(files.addResults(results)).rejects.toThrow('a bug')
  expect((await readdir(`${folder}/out/m`)).filter((name) => name.includes('samples'))).toEqual([])
})
