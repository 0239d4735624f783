import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  dictEntries,
  dictFromEntries,
  isDict,
  jsonDumps,
  literalEval,
  PyRandom,
  type PyDict,
  type PyValue,
} from '@eval/pystd'
import {
  docHash,
  type EvaluationResults,
  groupsTable,
  lsTables,
  markdownTable,
  modelNameOf,
  parseResults,
  parseSamples,
  promptHash,
  randomModelName,
  resultsJson,
  resultsTable,
  sampleLine,
  type SampleRecord,
  sanitizeModelName,
  targetHash,
  taskHash,
} from '@eval/results'
import { describe, expect, test } from 'vitest'
import { repositoryRoot } from '../support/repository.ts'

const shared = process.env.EVAL_SHARED ?? path.resolve(repositoryRoot, '../shared')
const vectors = path.join(shared, 'spec/vectors/lm-eval')
const absent = !existsSync(vectors)

type TextCase = Readonly<Record<string, string>>

/** The cases of one list of a vector file; none where the files are absent. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the file holds
function cases<T = TextCase>(file: string, list: string): readonly T[] {
  return absent ? [] : JSON.parse(readFileSync(path.join(vectors, file), 'utf8'))[list]
}

const WORDS = new Map<PyValue, number>([
  ['<nan>', Number.NaN],
  ['<inf>', Infinity],
  ['<-inf>', -Infinity],
])

/** Python source text to a value; `nan` and `inf` stand in it as bare words. */
function pythonValue(text = ''): PyValue {
  return restored(literalEval(text.replace(/(?<=[[(:,\s]|^)(-?)(nan|inf)(?=[\]),}]|$)/g, "'<$1$2>'")))
}

function restored(value: PyValue): PyValue {
  if (Array.isArray(value)) return value.map(restored)
  if (!isDict(value)) return WORDS.get(value) ?? value
  return dictFromEntries(dictEntries(value).map(([key, item]) => [key, restored(item)]))
}

function pythonList(text?: string): readonly PyValue[] {
  const value = pythonValue(text)
  return Array.isArray(value) ? value : []
}

function pythonDict(text?: string): PyDict {
  const value = pythonValue(text)
  return isDict(value) ? value : {}
}

function pythonResults(text?: string): EvaluationResults {
  return parseResults(jsonDumps(pythonValue(text)), 'vector')
}

describe.skipIf(absent)('tables of pytablewriter 1.2.1 (needs ../shared)', () => {
  const headers = ['Tasks', 'Version', 'Filter', 'n-shot', 'Metric', '', 'Value', '', 'Stderr']

  test.each(cases('tables.json', 'results_tables'))('results table %#', ({ column, result_py, table }) => {
    const results = pythonResults(result_py)
    expect(column === 'groups' ? groupsTable(results) : resultsTable(results)).toBe(table)
  })

  test.each(cases('tables.json', 'raw_rows'))('raw rows %#', ({ rows_py, table }) => {
    const rows = pythonList(rows_py).map((row) => (Array.isArray(row) ? row : []))
    expect(markdownTable(headers, rows)).toBe(table)
  })

  test.each(cases('tables.json', 'one_column'))('column of $values_py', ({ values_py, table }) => {
    const rows = pythonList(values_py).map((value, index) => [`a${index}`, value])
    expect(markdownTable(['k', 'Value'], rows)).toBe(table)
  })

  interface LsTable {
    readonly headers: string[]
    readonly rows: string[][]
    readonly table: string
  }

  test.each(cases<LsTable>('tables.json', 'ls_tables'))('ls table %#', ({ headers, rows, table }) => {
    expect(markdownTable(headers, rows)).toBe(table)
  })

  test('ls prints all kinds with blank lines between', () => {
    const [groups, tags, subtasks] = cases('tables.json', 'ls_tables').map(({ table }) => table)
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

describe.skipIf(absent)('hashes and names of lm_eval 0.4.13 (needs ../shared)', () => {
  test.each(cases('hashes.json', 'doc_hash'))('doc_hash of $doc_py', ({ doc_py, doc_hash }) => {
    expect(docHash(pythonDict(doc_py))).toBe(doc_hash)
  })

  test.each(cases('hashes.json', 'target_hash'))(
    'target_hash of $target_py',
    ({ target_py, target_hash }) => {
      expect(targetHash(pythonValue(target_py))).toBe(target_hash)
    },
  )

  test.each(cases('hashes.json', 'plain_string'))('hash of $input', ({ input = '', sha256 }) => {
    expect(promptHash(input)).toBe(sha256)
    expect(promptHash([input])).toBe(sha256)
  })

  interface TaskHashCase {
    readonly samples: readonly TextCase[]
    readonly task_hash: string
  }

  test.each(cases<TaskHashCase>('hashes.json', 'task_hash'))('task_hash %#', ({ samples, task_hash }) => {
    const records = samples.map(({ doc_hash = '', prompt_hash = '', target_hash = '' }) => ({
      docHash: doc_hash,
      promptHash: prompt_hash,
      targetHash: target_hash,
    }))
    expect(taskHash(records)).toBe(task_hash)
  })

  test.each(cases('hashes.json', 'model_name_sanitised'))('folder of $input', ({ input = '', sanitized }) => {
    expect(sanitizeModelName(input)).toBe(sanitized)
  })

  test.each(cases('hashes.json', 'model_name_from_args'))('name in $model_args_py', (item) => {
    const value = pythonValue(item.model_args_py)
    const modelArgs = typeof value === 'string' ? value : pythonDict(item.model_args_py)
    expect(modelNameOf(modelArgs, () => '<random>')).toBe(item.model_name ?? '<random>')
  })

  test('the run folder of a nameless model is the fourth id of seed 0', () => {
    const random = new PyRandom(0)
    const ids = Array.from({ length: 4 }, () => randomModelName(random))
    expect(ids[3]).toBe('qdpv68r5')
  })
})

const emptyRecord: SampleRecord = {
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

describe.skipIf(absent)('JSON profiles (needs ../shared)', () => {
  // Complex numbers are no values of ours; a lone surrogate is written as an escape (Python fails); `float('nan')` is no literal.
  const profiles = cases('json-text.json', 'profiles').filter(
    ({ value_py = '' }) => !/1j|float\(|\\ud800/.test(value_py),
  )

  test.each(profiles)('$value_py in a sample', ({ value_py, samples_profile }) => {
    const line = sampleLine({ ...emptyRecord, doc: { value: literalEval(value_py ?? '') } })
    expect(line).toContain(`"doc": {"value": ${samples_profile}}, "target"`)
  })

  test.each(profiles)('$value_py in the results', ({ value_py, results_profile = '' }) => {
    const text = resultsJson({ ...emptyResults, date: literalEval(value_py ?? '') })
    const indented = results_profile.replaceAll('\n', '\n  ')
    expect(text.endsWith(`\n  "date": ${indented}\n}`)).toBe(true)
  })
})

const emptyResults: EvaluationResults = {
  results: {},
  group_subtasks: {},
  configs: {},
  versions: {},
  'n-shot': {},
  higher_is_better: {},
  'n-samples': {},
}

interface OutputsRun {
  readonly name: string
  readonly stdout: string
  readonly files: Readonly<Record<string, string>>
}

describe.skipIf(absent)('complete runs in outputs.json (needs ../shared)', () => {
  const files = cases<OutputsRun>('outputs.json', 'runs').flatMap(({ name, stdout, files }) =>
    Object.entries(files).map(([file, text]) => ({ run: name, stdout, file, text })),
  )

  test.each(files.filter(({ file }) => file.endsWith('.json')))('$run: $file', ({ stdout, file, text }) => {
    // `<date>` and the like stand without quotes where the file has numbers.
    const results = parseResults(text.replace(/: (<[^>"]+>)(?=,?\n)/g, ': "$1"'), file)
    expect(resultsJson(results).replace(/"(<[^>"]+>)"/g, '$1')).toBe(text.replace(/"(<[^>"]+>)"/g, '$1'))
    const groups = groupsTable(results)
    expect(stdout).toContain(`${resultsTable(results)}\n${groups === null ? '' : `${groups}\n`}`)
  })

  test.each(files.filter(({ file }) => file.endsWith('.jsonl')))('$run: $file', async ({ file, text }) => {
    const lines: string[] = []
    for await (const { record } of parseSamples([text], file)) {
      lines.push(`${sampleLine(record)}\n`)
      expect(docHash(record.doc)).toBe(record.docHash)
    }
    expect(lines.join('')).toBe(text)
  })
})
