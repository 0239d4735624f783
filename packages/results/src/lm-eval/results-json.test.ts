import { pyFloat } from '@eval/pystd'
import { expect, test } from 'vitest'
import type { EvaluationResults } from '../evaluation-results.ts'
import { parseResults } from '../parsing/parse-results.ts'
import { resultsJson } from './results-json.ts'

const results: EvaluationResults = {
  // Out of order on purpose.
  model_name: 'модель',
  config: { model: 'hf', limit: pyFloat(5), batch_size: 1 },
  results: new Map([
    ['2048', { 'acc,none': pyFloat(1), 'ppl,none': 1e22 }],
    ['a', { 'acc,none': Number.NaN }],
  ]),
  group_subtasks: {},
  configs: {},
  versions: { a: 1 },
  'n-shot': { a: 0 },
  higher_is_better: {},
  'n-samples': {},
}

const TEXT = `{
  "results": {
    "2048": {
      "acc,none": 1.0,
      "ppl,none": 10000000000000000000000
    },
    "a": {
      "acc,none": NaN
    }
  },
  "group_subtasks": {},
  "configs": {},
  "versions": {
    "a": 1
  },
  "n-shot": {
    "a": 0
  },
  "higher_is_better": {},
  "n-samples": {},
  "config": {
    "model": "hf",
    "limit": 5.0,
    "batch_size": 1
  },
  "model_name": "модель"
}`

test('the keys come in the order of the file, names and numbers as in Python', () => {
  expect(resultsJson(results)).toBe(TEXT)
})

test('what is read is written again, keys of other versions last', () => {
  const text = `${TEXT.slice(0, -2)},\n  "new_key": [\n    1.0\n  ]\n}`
  expect(resultsJson(parseResults(text, 'x.json'))).toBe(text)
})

test.each([
  ['{"results": {', /x\.json, line 1, column 14: not JSON/],
  ['[]', /x\.json is no results file: it is not a JSON object/],
  ['{"results": {}}', /has no "group_subtasks"/],
  ['{"results": {"a": 1}}', /"a" in "results" is no object/],
])('%s is refused by name', (text, message) => {
  expect(() => parseResults(text, 'x.json')).toThrow(message)
})
