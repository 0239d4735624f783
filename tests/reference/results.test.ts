import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { jsonDumps, jsonLoads, literalEval, PyRandom, pyEquals, type PyDict, type PyValue } from '@eval/pystd'
import {
  docHash,
  type EvaluationResults,
  groupsTable,
  lsTables,
  markdownTable,
  modelNameOf,
  parseResults,
  printedHeader,
  promptHash,
  randomModelName,
  resultsJson,
  resultsTable,
  type SampleFormat,
  sampleLine,
  sanitizeModelName,
  targetHash,
  taskHash,
} from '@eval/results'
import { listRuns, readResults, readSamples, replayAnswers } from '@eval/results/read'
import { createResultsWriter } from '@eval/results/write'
import { describe, expect, test } from 'vitest'
import { repositoryRoot } from '../support/repository.ts'

const shared = process.env.EVAL_SHARED ?? path.resolve(repositoryRoot, '../shared')
const vectors = path.join(shared, 'spec/vectors/lm-eval')
const goldenRuns = path.join(shared, 'lm-eval/golden')
const absent = !existsSync(shared)

interface Vectors {
  // biome-ignore lint: the shape is the vector file's
  readonly [list: string]: readonly Record<string, string>[]
}

function vectorFile(name: string): Vectors {
  return JSON.parse(readFileSync(path.join(vectors, name), 'utf8')) as Vectors
}

/** Python source text to a value; `nan` and `inf` stand in it as bare words. */
function pythonValue(text: string): PyValue {
  const marked = text.replace(/(?<=[[(:,\s]|^)(-?)(nan|inf)(?=[\]),}]|$)/g, "'<$1$2>'")
  return restored(literalEval(marked))
}

const WORDS = new Map<PyValue, number>([
  ['<nan>', Number.NaN],
  ['<inf>', Infinity],
  ['<-inf>', -Infinity],
])

function restored(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(restored)
  if (typeof value === 'string') return WORDS.get(value) ?? value
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restored(item)]))
}

describe.skipIf(absent)('tables of pytablewriter 1.2.1 (skipped without the shared reference data)', () => {
  const tables = absent ? {} : vectorFile('tables.json')
  const headers = ['Tasks', 'Version', 'Filter', 'n-shot', 'Metric', '', 'Value', '', 'Stderr']

  test.each(tables.results_tables ?? [])('results table %#', ({ column, result_py, table }) => {
    const results = pythonValue(result_py ?? '') as unknown as EvaluationResults
    expect(column === 'groups' ? groupsTable(results) : resultsTable(results)).toBe(table)
  })

  test.each(tables.raw_rows ?? [])('raw rows %#', ({ rows_py, table }) => {
    expect(markdownTable(headers, pythonValue(rows_py ?? '') as PyValue[][])).toBe(table)
  })

  test.each(tables.one_column ?? [])('column of $values_py', ({ values_py, table }) => {
    const values = pythonValue(values_py ?? '') as PyValue[]
    expect(
      markdownTable(
        ['k', 'Value'],
        values.map((value, index) => [`a${index}`, value]),
      ),
    ).toBe(table)
  })

  test.each((tables.ls_tables ?? []) as readonly Record<string, unknown>[])(
    'ls table %#',
    ({ headers, rows, table }) => {
      expect(markdownTable(headers as string[], rows as string[][])).toBe(table)
    },
  )

  test('ls prints all kinds with blank lines between', () => {
    const [groups, tags, subtasks] = (tables.ls_tables ?? []).map(({ table }) => table)
    const listed = lsTables({
      groups: [
        { name: 'mmlu', location: '/x/lm_eval/tasks/mmlu/default/_mmlu.yaml' },
        { name: 'x', location: null },
      ],
      tags: ['ai2_arc', '3', '1.5'],
      subtasks: [
        { name: 'arc_easy', location: 'lm_eval/tasks/arc/arc_easy.yaml', outputType: 'multiple_choice' },
        { name: 't', location: null },
      ],
    })
    expect(listed).toBe(`\n${groups}\n\n${tags}\n\n${subtasks}\n\n`)
  })
})

describe.skipIf(absent)(
  'hashes and names of lm_eval 0.4.13 (skipped without the shared reference data)',
  () => {
    const hashes = absent ? {} : vectorFile('hashes.json')

    test.each(hashes.doc_hash ?? [])('doc_hash of $doc_py', ({ doc_py, doc_hash }) => {
      expect(docHash(pythonValue(doc_py ?? '') as PyDict)).toBe(doc_hash)
    })

    test.each(hashes.target_hash ?? [])('target_hash of $target_py', ({ target_py, target_hash }) => {
      expect(targetHash(pythonValue(target_py ?? ''))).toBe(target_hash)
    })

    test.each(hashes.plain_string ?? [])('hash of $input', ({ input, sha256 }) => {
      expect(promptHash(input ?? '')).toBe(sha256)
      expect(promptHash([input ?? ''])).toBe(sha256)
    })

    test.each((hashes.task_hash ?? []) as readonly Record<string, unknown>[])(
      'task_hash %#',
      ({ samples, task_hash }) => {
        const records = (samples as Record<string, string>[]).map((sample) => ({
          docHash: sample.doc_hash ?? '',
          promptHash: sample.prompt_hash ?? '',
          targetHash: sample.target_hash ?? '',
        }))
        expect(taskHash(records)).toBe(task_hash)
      },
    )

    test.each(hashes.model_name_sanitised ?? [])('folder of $input', ({ input, sanitized }) => {
      expect(sanitizeModelName(input ?? '')).toBe(sanitized)
    })

    test.each(hashes.model_name_from_args ?? [])(
      'name in $model_args_py',
      ({ model_args_py, model_name }) => {
        const modelArgs = pythonValue(model_args_py ?? '') as PyDict | string
        expect(modelNameOf(modelArgs, () => '<random>')).toBe(model_name ?? '<random>')
      },
    )

    test('the run folder of a nameless model is the fourth id of seed 0', () => {
      const random = new PyRandom(0)
      const ids = Array.from({ length: 4 }, () => randomModelName(random))
      expect(ids[3]).toBe('qdpv68r5')
    })
  },
)

describe.skipIf(absent)('JSON profiles (skipped without the shared reference data)', () => {
  const profiles = absent ? [] : (vectorFile('json-text.json').profiles ?? [])
  test.each(profiles.filter(({ value_py = '' }) => !/1j|float\(|\\ud800/.test(value_py)))(
    '$value_py',
    ({ value_py, results_profile, samples_profile }) => {
      const value = literalEval(value_py ?? '')
      expect(resultsJson({ value } as unknown as EvaluationResults)).toBe(
        jsonDumps({ value: jsonLoads(results_profile ?? '') }, { indent: 2, ensureAscii: false }),
      )
      const line = sampleLine({ ...emptyRecord, doc: { value } })
      expect(line).toContain(`"doc": {"value": ${samples_profile}}, "target"`)
    },
  )
})

const emptyRecord = {
  docId: 0,
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

describe.skipIf(absent)('complete runs in outputs.json (skipped without the shared reference data)', () => {
  const runs = absent ? [] : (vectorFile('outputs.json').runs as unknown as readonly OutputsRun[])

  test.each(runs)('$name: files and printed text', ({ stdout, files }) => {
    for (const [name, text] of Object.entries(files)) {
      // `<date>` and the like stand without quotes where the file has numbers.
      if (!name.endsWith('.json')) continue
      const results = parseResults(text.replace(/: (<[^>"]+>)(?=,?\n)/g, ': "$1"'), name)
      expect(resultsJson(results).replace(/"(<[^>"]+>)"/g, '$1')).toBe(text.replace(/"(<[^>"]+>)"/g, '$1'))
      expect(stdout).toContain(`${resultsTable(results)}\n${printedGroups(results)}`)
    }
  })
})

interface OutputsRun {
  readonly name: string
  readonly stdout: string
  readonly files: Readonly<Record<string, string>>
}

function printedGroups(results: EvaluationResults): string {
  const groups = groupsTable(results)
  return groups === null ? '' : `${groups}\n`
}

const resultsFiles = absent ? [] : globSync('*/out/**/*_STAMP.json', { cwd: goldenRuns }).toSorted()
const samplesFiles = absent ? [] : globSync('*/out/**/samples_*.jsonl', { cwd: goldenRuns }).toSorted()

describe.skipIf(absent)('golden runs of lm_eval 0.4.13 (skipped without the shared reference data)', () => {
  test('there are golden files', () => {
    expect(resultsFiles.length).toBeGreaterThan(50)
    expect(samplesFiles.length).toBeGreaterThan(100)
  })

  test.each(resultsFiles)('%s is written again byte for byte', async (name) => {
    const file = path.join(goldenRuns, name)
    const results = await readResults(file)
    expect(resultsJson(results)).toBe(await readFile(file, 'utf8'))
  })

  test.each(resultsFiles)('%s prints as the run did', async (name) => {
    const results = await readResults(path.join(goldenRuns, name))
    const stdout = await readFile(path.join(goldenRuns, name.split('/')[0] ?? '', 'stdout.txt'), 'utf8')
    expect(stdout.endsWith(`${resultsTable(results)}\n${printedGroups(results)}`)).toBe(true)
    const config = results.config as Record<string, PyValue>
    const header = printedHeader({
      model: String(config.model),
      modelArgs: config.model_args as PyDict,
      genKwargs: config.gen_kwargs as PyDict,
      limit: config.limit ?? null,
      numFewshot: Number(/num_fewshot: (\d+)/.exec(stdout)?.[1] ?? Number.NaN) || null,
      batchSize: config.batch_size ?? null,
      batchSizes: config.batch_sizes as number[],
    })
    const fewshot = /num_fewshot: \w+/
    expect(stdout.replace(fewshot, '')).toContain(`${header.replace(fewshot, '')}\n`)
  })

  test.each(samplesFiles)('%s is written again byte for byte', async (name) => {
    await expectSameLines(path.join(goldenRuns, name), 'lm-eval-0.4.13')
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
    const { task_hashes: taskHashes = {} } = await readResults(file)
    for (const { taskName, file: samples } of await listRuns(path.dirname(file))) {
      const records = []
      for await (const record of readSamples(samples)) records.push(record)
      expect(taskHash(records)).toBe((taskHashes as Record<string, string>)[taskName])
    }
  })
})

const meraModes: readonly (readonly [string, SampleFormat])[] = absent
  ? []
  : globSync('golden*/*/logs', { cwd: path.join(shared, 'mera') })
      .toSorted()
      .map((logs) => [logs, logs.startsWith('golden-0.4.8') ? 'mera-0.4.8' : 'mera-0.4.4'])

describe.skipIf(absent)('golden logs of MERA (skipped without the shared reference data)', () => {
  test.each(meraModes)('%s: every line is written again byte for byte as %s', async (logs, format) => {
    const runs = await listRuns(path.join(shared, 'mera', logs))
    expect(runs.length).toBeGreaterThan(20)
    for (const { file } of runs) await expectSameLines(file, format)
  })

  test.each(meraModes)('%s: every request has its recorded answer', async (logs) => {
    const folder = path.join(shared, 'mera', logs)
    const index = await replayAnswers([folder])
    expect(index.size).toBeGreaterThan(50)
    for (const { taskName, file } of await listRuns(folder)) {
      for await (const record of readSamples(file)) expectAnswers(index, taskName, record)
    }
  })
})

describe.skipIf(absent)(
  'replaying golden runs of lm_eval (skipped without the shared reference data)',
  () => {
    const folders = [...new Set(samplesFiles.map((name) => path.dirname(name)))]
    test.each(folders)('%s: every request has its recorded answer', async (folder) => {
      const index = await replayAnswers([path.join(goldenRuns, folder)])
      for (const { taskName, file } of await listRuns(path.join(goldenRuns, folder))) {
        for await (const record of readSamples(file)) expectAnswers(index, taskName, record)
      }
    })
  },
)

describe.skipIf(absent)('the writer (skipped without the shared reference data)', () => {
  test('writes golden files again, byte for byte', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'eval-results-'))
    const source = path.join(goldenRuns, 'plain-mc/out/models__llama')
    const writer = createResultsWriter({ outputPath: folder, modelName: 'models/llama', stamp: 'STAMP' })
    const written = [await writer.writeResults(await readResults(path.join(source, 'results_STAMP.json')))]
    for (const { taskName, file } of await listRuns(source))
      written.push(await writer.writeSamples(taskName, readSamples(file)))
    expect(written.length).toBe(6)
    for (const { path: file } of written) {
      expect(await readFile(file)).toEqual(await readFile(path.join(source, path.basename(file))))
    }
    await rm(folder, { recursive: true })
  })
})

async function expectSameLines(file: string, format: SampleFormat): Promise<void> {
  const lines: string[] = []
  for await (const record of readSamples(file)) lines.push(`${sampleLine(record, format)}\n`)
  expect(lines.join('')).toBe(await readFile(file, 'utf8'))
}

type Index = Awaited<ReturnType<typeof replayAnswers>>
type Sample = Parameters<typeof sampleLine>[0]

function expectAnswers(index: Index, taskName: string, record: Sample): void {
  for (const [position, request] of record.arguments.entries()) {
    const answer = index.at(taskName, record.docId, position)
    expect(answer && pyEquals(answer.arguments, request)).toBe(true)
    expect(index.matching(taskName, request)).toBeDefined()
    const recorded = record.resps[position] as PyValue[]
    if (answer?.type === 'generate_until') expect(answer.texts).toEqual(recorded)
    else expect(String(answer?.logprob)).toBe(String(Number([recorded[0]].flat()[0])))
  }
}
