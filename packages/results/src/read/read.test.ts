import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataError } from '@eval/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listRuns, readResults, readSamples, replayAnswers } from './index.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-read-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function samples(path: string, answer: string): Promise<string> {
  const file = join(folder, path)
  await mkdir(join(file, '..'), { recursive: true })
  const line = {
    doc_id: 0,
    doc: {},
    target: '',
    arguments: { gen_args_0: { arg_0: 'Q', arg_1: { until: [] } } },
    resps: [[answer]],
    filtered_resps: [answer],
  }
  await writeFile(file, `${JSON.stringify(line)}\n`)
  return file
}

test('a folder is searched at any depth; the newest file of a task counts', async () => {
  await samples('b/old/samples_rummlu_2024-10-24T18-00-09.123456.jsonl', 'old')
  const newest = await samples('a/samples_rummlu_2025-01-01T00-00-00.jsonl', 'new')
  const other = await samples('samples_a_task_2020-01-01T00-00-00.jsonl', 'other')
  await writeFile(join(folder, 'results_2025-01-01T00-00-00.json'), '{}')
  expect(await listRuns(folder)).toEqual([
    { taskName: 'a_task', stamp: '2020-01-01T00-00-00', file: other },
    { taskName: 'rummlu', stamp: '2025-01-01T00-00-00', file: newest },
  ])
  const index = await replayAnswers([folder])
  expect(index.at('rummlu', 0, 0)).toMatchObject({ texts: ['new'] })
})

test('files are replayed by themselves; the first of a task counts', async () => {
  const first = await samples('x/samples_t_2024-10-24T18-00-09.jsonl', 'first')
  const second = await samples('y/samples_t_2025-10-24T18-00-09.jsonl', 'second')
  const index = await replayAnswers([first, second])
  expect(index.at('t', 0, 0)).toMatchObject({ texts: ['first'] })
})

test('what cannot be read is a DataError that says what', async () => {
  await expect(replayAnswers([folder])).rejects.toThrow(/holds no samples file/)
  await expect(replayAnswers([join(folder, 'absent')])).rejects.toThrow(DataError)
  await writeFile(join(folder, 'other.jsonl'), '')
  await expect(replayAnswers([join(folder, 'other.jsonl')])).rejects.toThrow(/is no samples file/)
  await expect(listRuns(join(folder, 'absent'))).rejects.toThrow(/absent cannot be read: ENOENT/)
  await expect(readResults(join(folder, 'absent.json'))).rejects.toThrow(
    /absent\.json cannot be read: ENOENT/,
  )
  await expect(readSamples(join(folder, 'absent.jsonl')).next()).rejects.toThrow(DataError)
})

test('a damaged line is named by file and line', async () => {
  const file = await samples('samples_t_2024-10-24T18-00-09.jsonl', 'x')
  await writeFile(file, '{"doc_id": 0, "do', { flag: 'a' })
  await expect(replayAnswers([file])).rejects.toThrow(`${file}, line 2: not a record`)
})
