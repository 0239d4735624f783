import { readdirSync, readFileSync } from 'node:fs'
import {
  dictGet,
  dictKeys,
  isDict,
  jsonDumps,
  jsonLoads,
  literalEval,
  pyStr,
  type PyDict,
  type PyRecord,
  type PyValue,
  strFormat,
} from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { meraSubmissionClasses } from './submission-classes.ts'

const folder = new URL('sample/', import.meta.url)
const files = readdirSync(folder).map((file) => {
  const [task = '', split = ''] = file.split('.')
  return { task, split, lines: readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n') }
})

/** The columns of each task. An empty list: `inputs` is one text. */
const COLUMNS: Readonly<Record<string, readonly [inputs: string, meta: string, splits: string]>> = {
  bps: ['', 'id', 'test train'],
  chegeka: ['text topic', 'id author tour_name tour_link', 'test train'],
  lcs: ['', 'id', 'public_test test'],
  mamuramu: ['text option_a option_b option_c option_d subject', 'id domain', 'test train'],
  mathlogicqa: ['text option_a option_b option_c option_d', 'id task', 'test train'],
  multiq: ['text support_text question', 'id bridge_answers', 'test train'],
  parus: ['premise choice1 choice2', 'task id', 'test train'],
  rcb: ['premise hypothesis', 'verb negation genre id', 'test train'],
  rucodeeval: ['function tests', 'id canonical_solution entry_point', 'test'],
  rudetox: ['', 'id', 'test train'],
  ruethics: ['text actant_1 actant_2', 'id question', 'test'],
  ruhatespeech: ['target_group replica reply_1 reply_2', 'id', 'test'],
  ruhhh: ['query reply_1 reply_2', 'id criteria', 'test'],
  ruhumaneval: ['function tests', 'id canonical_solution entry_point', 'test'],
  rummlu: ['text option_a option_b option_c option_d subject', 'id domain', 'test train'],
  rumodar: ['', 'id task_type', 'public_test test'],
  rumultiar: ['', 'id', 'test train'],
  ruopenbookqa: ['question option_a option_b option_c option_d', 'id', 'test train'],
  rutie: [
    'question choice1 choice2',
    'dialog_id question_id category use_context turing_imitation',
    'test train',
  ],
  ruworldtree: [
    'question option_a option_b option_c option_d',
    'id exam_name school_grade knowledge_type',
    'test train',
  ],
  rwsd: ['text span1_index span1_text span2_index span2_text', 'id', 'test train'],
  simplear: ['', 'id', 'test train'],
  use: ['task text choices additional_text', 'id_task variant score type id', 'test train'],
}

test('every task has the splits it reads', () => {
  expect(Object.keys(COLUMNS)).toEqual(Object.keys(meraSubmissionClasses).sort())
  for (const [task, [, , splits]] of Object.entries(COLUMNS)) {
    expect(
      files
        .filter((file) => file.task === task)
        .map(({ split }) => split)
        .sort(),
    ).toEqual(splits.split(' '))
  }
})

describe.each(files)('embedded sample $task, $split', ({ task, lines }) => {
  const rows = lines.map((line) => record(jsonLoads(line)))
  const [inputs = '', meta = ''] = COLUMNS[task] ?? []

  test('is in the schema of the dataset, written as Python writes it', () => {
    expect(lines.map((line) => jsonDumps(jsonLoads(line), { ensureAscii: false }))).toEqual(lines)
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['instruction', 'inputs', 'outputs', 'meta'])
      expect(isDict(at(row, 'inputs')) ? keys(at(row, 'inputs')) : '').toBe(inputs)
      expect(keys(at(row, 'meta'))).toBe(meta)
    }
    const ids = rows.map((row) => at(record(at(row, 'meta')), task === 'rutie' ? 'question_id' : 'id'))
    expect(ids).toEqual(rows.map((_, index) => index))
  })

  test('several templates, which fit their records', () => {
    expect(new Set(rows.map((row) => at(row, 'instruction'))).size).toBeGreaterThanOrEqual(3)
    for (const row of rows) expect(shown(task, row)).not.toMatch(/\{(?!\})\w*\}/)
  })

  test('answers that the task knows', () => {
    expect(rows.filter((row) => !isAnswered(task, row))).toEqual([])
  })
})

test.each(['domain', 'id_task'])('every %s that is evaluated has two examples', (field) => {
  const values = (task: string, split: string): PyValue[] =>
    (files.find((file) => file.task === task && file.split === split)?.lines ?? []).map((line) =>
      at(record(at(record(jsonLoads(line)), 'meta')), field),
    )
  for (const task of field === 'domain' ? ['rummlu', 'mamuramu'] : ['use']) {
    const examples = values(task, 'train')
    for (const value of values(task, 'test'))
      expect(examples.filter((one) => one === value).length).toBeGreaterThan(1)
  }
})

function isAnswered(task: string, row: PyRecord): boolean {
  const answer = at(row, 'outputs')
  const choices = meraSubmissionClasses[task]?.choices
  if (task === 'ruethics') return keys(answer) === 'virtue law moral justice utilitarianism'
  if (choices !== undefined) return choices.includes(text(answer))
  if (typeof answer === 'string') return answer !== ''
  return length(answer) === length(literalEval(text(at(record(at(row, 'inputs')), 'tests'))))
}

function shown(task: string, row: PyRecord): string {
  const own = at(row, 'inputs')
  const name = task === 'rudetox' ? 'toxic_comment' : 'inputs'
  const fields: PyDict = isDict(own) ? own : { [name]: own }
  const template = text(at(row, 'instruction')).replace('фигурные {}', 'фигурные {{}}')
  return strFormat(task === 'rutie' ? template.replace('{context}', '') : template, [], fields)
}

function at(row: PyRecord, name: string): PyValue {
  return dictGet(row, name) ?? null
}

function keys(value: PyValue): string {
  return isDict(value) ? dictKeys(value).map(pyStr).join(' ') : ''
}

function length(value: PyValue): number {
  return Array.isArray(value) ? value.length : -1
}

function record(value: PyValue): PyRecord {
  if (isRecord(value)) return value
  throw new TypeError('expected a mapping')
}

function isRecord(value: PyValue): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}

function text(value: PyValue): string {
  if (typeof value === 'string') return value
  throw new TypeError('expected a text')
}
