import { DataError, UsageError } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import { expect, test } from 'vitest'
import { applyFilterPipeline } from './apply-filter-pipeline.ts'
import { createFilter } from './filter-registry.ts'

const run = (name: string, kwargs: PyRecord, answers: readonly PyValue[], doc: PyRecord = {}): PyValue =>
  createFilter(name, kwargs)([answers], [doc])[0] ?? null

test('a pipeline extracts, votes and unwraps', () => {
  const steps = [
    { function: 'take_first_k', kwargs: { k: 3 } },
    { function: 'regex', kwargs: { regex_pattern: '(\\d+)' } },
    { function: 'majority_vote' },
    { function: 'take_first' },
  ]
  const answers = [
    ['it is 4', '5', 'so 5', '4'],
    ['none', 'nothing', '7'],
  ]
  expect(applyFilterPipeline(steps, answers, [{}, {}])).toEqual(['5', '[invalid]'])
})

test('without steps the lists of answers stay', () => {
  expect(applyFilterPipeline([], [['a', 'b']], [{}])).toEqual([['a', 'b']])
})

test("a task's own filter sees the documents", () => {
  const steps = [
    { function: 'take_first' },
    (entries: readonly PyValue[], docs: readonly PyRecord[]) =>
      entries.map((entry, index) => [entry, docs[index]?.['id'] ?? null]),
  ]
  expect(applyFilterPipeline(steps, [['a'], ['b']], [{ id: 1 }, { id: 2 }])).toEqual([
    ['a', 1],
    ['b', 2],
  ])
})

test('regex takes the first group that is not empty, else the fall-back', () => {
  const kwargs = { regex_pattern: '(-?[$0-9.,]{2,})|(-?[0-9]+)' }
  expect(run('regex', { ...kwargs, group_select: -1 }, ['costs $12.50, not 7', 5])).toEqual([
    '7',
    '[invalid]',
  ])
  expect(run('regex', { regex_pattern: '(x)?(y)?', fallback: '?' }, ['ab'])).toEqual(['?'])
  expect(run('regex', { regex_pattern: '\\b([ABC])\\b' }, ['Ответ: B.', 'ответB'])).toEqual([
    'B',
    '[invalid]',
  ])
})

test('multi_choice_regex finds letters, texts of choices and letters after a colon', () => {
  const kwargs = { regex_pattern: '(\\([A-Z]\\))', ignore_case: true, ignore_punctuation: true }
  const doc = { choices: ['Red', 'Red fox', 'None.'] }
  const answers = ['(B) of course', 'a RED FOX!', 'so: C', 'blue']
  expect(run('multi_choice_regex', kwargs, answers, doc)).toEqual(['(B)', '(B)', '(C)', '[invalid]'])
})

test('multi_choice_regex takes the keys of a mapping, and the characters of a text, for choices', () => {
  const kwargs = { regex_pattern: '\\(([A-Z])\\)' }
  const doc = { choices: { text: ['a'], label: ['b'] } }
  expect(run('multi_choice_regex', kwargs, ['the label', '(Q)', ': B', 'x'], doc)).toEqual([
    '(B)',
    'Q',
    '(B)',
    '[invalid]',
  ])
  expect(run('multi_choice_regex', kwargs, ['so y'], { choices: 'xy' })).toEqual(['(B)'])
})

test('remove_whitespace strips both ends, remove_leading_whitespace the beginning; Python decides what is blank', () => {
  expect(run('remove_whitespace', {}, ['\u001c\u00a0 a \n', '\ufeffb'])).toEqual(['a', '\ufeffb'])
  expect(run('remove_leading_whitespace', {}, ['\u001c\u00a0 a \n'])).toEqual(['a \n'])
})

test('lowercase, uppercase and map', () => {
  expect(run('lowercase', {}, ['İSS ΟΔΟΣ'])).toEqual(['i\u0307ss οδος'])
  expect(run('uppercase', {}, ['straße'])).toEqual(['STRASSE'])
  const kwargs = { mapping_dict: { A: 0, B: null }, default_value: -1 }
  expect(run('map', kwargs, ['A', 'B', 'C'])).toEqual([0, null, -1])
})

test('format_span brings entities into one form', () => {
  expect(run('format_span', {}, ['People: Ann, none $$ country : Chad\ndate: today'])).toEqual([
    'per: ann $ loc: chad $ date: today',
  ])
})

test('regex_pos lists the tags', () => {
  expect(run('regex_pos', {}, ["('a', 'NOUN'), ('b', 'VERB')", 'nothing'])).toEqual([
    ['NOUN', 'VERB'],
    ['invalid'],
  ])
})

test.each([
  ['regexp', {}, /Unknown filter "regexp". Did you mean "regex"\? Available: take_first, /],
  ['custom', {}, /put the function itself among the steps/],
  ['take_first_k', {}, /take_first_k needs an integer as "k", which is missing/],
  ['regex', { group: 1 }, /regex has no option "group"; it takes regex_pattern, group_select, fallback/],
  ['map', { mapping_dict: ['A'] }, /map needs a dictionary/],
])('%s with %o is a usage error', (name, kwargs, message) => {
  const apply = (): unknown => applyFilterPipeline([{ function: name, kwargs }], [['a']], [{}])
  expect(apply).toThrow(UsageError)
  expect(apply).toThrow(message)
})

test.each([
  ['take_first_k', { k: 2 }, /Need at least 2 responses per doc/],
  ['regex', { regex_pattern: '(a)', group_select: 2 }, /group_select 2, but the pattern matched 1 times/],
  ['multi_choice_regex', {}, /KeyError: 'choices'/],
  ['regex', { regex_pattern: '(' }, /The filter regex failed: re.error/],
])('%s with %o that cannot take the answers is a data error', (name, kwargs, message) => {
  const apply = (): unknown => applyFilterPipeline([{ function: name, kwargs }], [['a']], [{}])
  expect(apply).toThrow(DataError)
  expect(apply).toThrow(message)
})
