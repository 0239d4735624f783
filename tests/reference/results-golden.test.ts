import { existsSync, globSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dictGet, isDict, type PyDict, pyEquals, pyFloat, pyStr, type PyValue } from '@eval/pystd'
import {
  docHash,
  type EvaluationResults,
  groupsTable,
  printedHeader,
  promptHash,
  type RecordedAnswer,
  type ReplayIndex,
  resultsJson,
  resultsTable,
  type SampleFormat,
  sampleLine,
  type SampleRecord,
  targetHash,
  taskHash,
} from '@eval/results'
import { listRuns, readResults, readSamples, replayAnswers } from '@eval/results/read'
import { createResultsWriter } from '@eval/results/write'
import { describe, expect, test } from 'vitest'
import { repositoryRoot } from '../support/repository.ts'

const shared = process.env.EVAL_SHARED ?? path.resolve(repositoryRoot, '../shared')
const goldenRuns = path.join(shared, 'lm-eval/golden')
const meraRuns = path.join(shared, 'mera')
const absent = !existsSync(goldenRuns)

const resultsFiles = absent ? [] : globSync('*/out/**/*_STAMP.json', { cwd: goldenRuns }).toSorted()
const samplesFiles = absent ? [] : globSync('*/out/**/samples_*.jsonl', { cwd: goldenRuns }).toSorted()

describe.skipIf(absent)('golden runs of lm_eval 0.4.13 (needs ../shared)', () => {
  test('there are golden files', () => {
    expect(resultsFiles.length).toBeGreaterThan(50)
    expect(samplesFiles.length).toBeGreaterThan(100)
  })

  test.each(resultsFiles)('%s is written again byte for byte', async (name) => {
    const file = path.join(goldenRuns, name)
    expect(resultsJson(await readResults(file))).toBe(await readFile(file, 'utf8'))
  })

  test.each(resultsFiles)('%s prints as the run did', async (name) => {
    const results = await readResults(path.join(goldenRuns, name))
    const stdout = await readFile(path.join(goldenRuns, name.split('/')[0] ?? '', 'stdout.txt'), 'utf8')
    const groups = groupsTable(results)
    const printed = `${headerOf(results, stdout)}\n${resultsTable(results)}\n${groups === null ? '' : `${groups}\n`}`
    expect(stdout.slice(-printed.length)).toBe(printed)
  })

  test.each(samplesFiles)('%s is written again byte for byte', async (name) => {
    const file = path.join(goldenRuns, name)
    expect(await rewritten(file, 'lm-eval-0.4.13')).toBe(await readFile(file, 'utf8'))
  })

  test.each(samplesFiles)('the hashes in %s are ours', async (name) => {
    for await (const record of readSamples(path.join(goldenRuns, name))) {
      expect(docHash(record.doc)).toBe(record.docHash)
      expect(promptHash(record.arguments[0]?.[0] ?? '')).toBe(record.promptHash)
      expect(targetHash(record.target)).toBe(record.targetHash)
    }
  })

  test.each(resultsFiles)('task hashes of %s follow from its samples', async (name) => {
    const file = path.join(goldenRuns, name)
    const { task_hashes: hashes = {} } = await readResults(file)
    for (const { taskName, file: samples } of await listRuns(path.dirname(file))) {
      const records: SampleRecord[] = []
      for await (const record of readSamples(samples)) records.push(record)
      expect(taskHash(records)).toBe(dictGet(hashes, taskName))
    }
  })

  test.each([...new Set(samplesFiles.map((name) => path.dirname(name)))])(
    '%s is replayed',
    async (folder) => {
      expect(await wrongAnswers(path.join(goldenRuns, folder))).toEqual([])
    },
  )

  test('the writer writes a run again byte for byte', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'eval-results-'))
    const source = path.join(goldenRuns, 'plain-mc/out/models__llama')
    const writer = createResultsWriter({ outputPath: folder, modelName: 'models/llama', stamp: 'STAMP' })
    const written = [await writer.writeResults(await readResults(path.join(source, 'results_STAMP.json')))]
    for (const { taskName, file } of await listRuns(source)) {
      written.push(await writer.writeSamples(taskName, readSamples(file)))
    }
    expect(written.length).toBe(6)
    for (const { path: file } of written) {
      expect(await readFile(file)).toEqual(await readFile(path.join(source, path.basename(file))))
    }
    await rm(folder, { recursive: true })
  })
})

const meraModes: readonly (readonly [string, SampleFormat])[] = absent
  ? []
  : globSync('golden*/*/logs', { cwd: meraRuns })
      .toSorted()
      .map((logs) => [logs, logs.startsWith('golden-0.4.8') ? 'mera-0.4.8' : 'mera-0.4.4'])

describe.skipIf(absent)('golden logs of MERA (needs ../shared)', () => {
  test.each(meraModes)('%s: every file is written again byte for byte as %s', async (logs, format) => {
    const runs = await listRuns(path.join(meraRuns, logs))
    expect(runs.length).toBeGreaterThan(20)
    for (const { file } of runs) expect(await rewritten(file, format)).toBe(await readFile(file, 'utf8'))
  })

  test.each(meraModes)('%s is replayed', async (logs) => {
    expect(await wrongAnswers(path.join(meraRuns, logs))).toEqual([])
  })
})

/** The line above the table; `num_fewshot` is not in the results file. */
function headerOf(results: EvaluationResults, stdout: string): string {
  const config = (key: string): PyValue => (results.config && dictGet(results.config, key)) ?? null
  const shots = /num_fewshot: (\d+)/.exec(stdout)?.[1]
  const sizes = config('batch_sizes')
  return printedHeader({
    model: pyStr(config('model')),
    modelArgs: dictOf(config('model_args')),
    genKwargs: dictOf(config('gen_kwargs')),
    limit: config('limit'),
    numFewshot: shots === undefined ? null : Number(shots),
    batchSize: config('batch_size'),
    batchSizes: Array.isArray(sizes) ? sizes.map(Number) : [],
  })
}

function dictOf(value: PyValue): PyDict {
  return isDict(value) ? value : {}
}

async function rewritten(file: string, format: SampleFormat): Promise<string> {
  let text = ''
  for await (const record of readSamples(file)) text += `${sampleLine(record, format)}\n`
  return text
}

/** Requests of the runs in a folder that are not answered from it as they were. */
async function wrongAnswers(folder: string): Promise<string[]> {
  const index = await replayAnswers([folder])
  const wrong: string[] = []
  for (const { taskName, file } of await listRuns(folder)) {
    for await (const record of readSamples(file)) wrong.push(...wrongIn(index, taskName, record))
  }
  return wrong
}

function wrongIn(index: ReplayIndex, taskName: string, record: SampleRecord): string[] {
  const isWrong = (request: readonly PyValue[], position: number): boolean => {
    const answer = index.at(taskName, record.docId, position)
    return (
      answer === undefined ||
      !pyEquals(answer.arguments, request) ||
      index.matching(taskName, request) === undefined ||
      !pyEquals(asLogged(answer), record.resps[position] ?? null)
    )
  }
  return record.arguments
    .map((request, position) => (isWrong(request, position) ? `${taskName} ${record.docId} ${position}` : ''))
    .filter((text) => text !== '')
}

/** An answer as the samples file has it; log-probabilities are Python floats. */
function asLogged(answer: RecordedAnswer): PyValue {
  if (answer.type === 'generate_until') return answer.texts
  const logprob = pyStr(pyFloat(answer.logprob))
  return answer.type === 'loglikelihood' ? [[logprob, pyStr(answer.greedy)]] : [logprob]
}
