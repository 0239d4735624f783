import { pyFloat } from '@eval/pystd'
import { expect, test } from 'vitest'
import type { TableResults } from '../evaluation-results.ts'
import { groupsTable, resultsTable } from './results-table.ts'

const all = {
  alias: 'all',
  name: 'all',
  sample_len: 43,
  'acc,none': 0.5,
  'acc_stderr,none': 0.01,
  sample_count: { 'acc,none': 43 },
}
const results: TableResults = {
  results: {
    rummlu: { name: 'rummlu', alias: 'ruMMLU', sample_len: 40, 'acc,none': 0.525, 'acc_stderr,none': 0.0799 },
    qa: {
      name: 'qa',
      alias: 'qa',
      sample_len: 3,
      'f1,strict': pyFloat(1),
      'f1_stderr,strict': 'N/A',
      'em,strict': pyFloat(0),
      'em,flexible': 1 / 3,
      'em_stderr,flexible': 0.1,
    },
    all,
  },
  groups: { all },
  group_subtasks: { all: ['rummlu', 'qa'] },
  versions: { rummlu: pyFloat(1), qa: '2.0.1', all: 'N/A' },
  'n-shot': { rummlu: 5, qa: 0 },
  higher_is_better: { rummlu: { acc: true }, qa: { f1: true, em: false }, all: { acc: true } },
}

// The texts are those of lm_eval 0.4.13's make_table with pytablewriter 1.2.1.
test('tasks stand under their group, metrics are sorted by name and filter', () => {
  expect(resultsTable(results)).toBe(`\
|  Tasks  |Version| Filter |n-shot|Metric|   |Value |   |Stderr|
|---------|-------|--------|-----:|------|---|-----:|---|------|
|all      |N/A    |none    |      |acc   |↑  |0.5000|±  |0.0100|
| - qa    |2.0.1  |flexible|     0|em    |↓  |0.3333|±  |0.1000|
|         |       |strict  |     0|em    |↓  |0.0000|   |      |
|         |       |strict  |     0|f1    |↑  |1.0000|±  |   N/A|
| - ruMMLU|      1|none    |     5|acc   |↑  |0.5250|±  |0.0799|
`)
})

test('groups have a table of their own, if there are any', () => {
  expect(groupsTable(results)).toBe(`\
|Groups|Version|Filter|n-shot|Metric|   |Value|   |Stderr|
|------|-------|------|------|------|---|----:|---|-----:|
|all   |N/A    |none  |      |acc   |↑  |  0.5|±  |  0.01|
`)
  const { groups: _groups, ...without } = results
  expect(groupsTable(without)).toBeNull()
})

test('names like numbers, members of two groups, missing versions, nan', () => {
  const odd: TableResults = {
    results: new Map([
      ['2048', { alias: '2048', 'loss,none': 0.5 }],
      ['Z', { 'acc,none': 999 }],
      ['a', { alias: 'a', 'acc,none': Number.NaN, 'acc_stderr,none': Infinity }],
    ]),
    group_subtasks: { g: ['a'], h: ['a'] },
    versions: {},
    'n-shot': { Z: null },
    higher_is_better: new Map([['2048', { loss: false }]]),
  }
  expect(resultsTable(odd)).toBe(`\
|Tasks|Version|Filter|n-shot|Metric|   |Value|   | Stderr |
|-----|-------|------|------|------|---|----:|---|-------:|
| - a |    N/A|none  |      |acc   |   |  NaN|±  |Infinity|
| - a |    N/A|none  |      |acc   |   |  NaN|±  |Infinity|
|2048 |    N/A|none  |      |loss  |↓  |  0.5|   |        |
|Z    |    N/A|none  |None  |acc   |   |999.0|   |        |
`)
})
