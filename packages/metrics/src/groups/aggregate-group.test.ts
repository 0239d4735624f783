import { expect, test } from 'vitest'
import { aggregateGroup, type GroupSample } from './aggregate-group.ts'
import { propagateHigherIsBetter, propagateNumFewshot } from './propagate-to-groups.ts'

const results = {
  a: { 'acc,none': 0.5, 'acc_stderr,none': 0.03, sample_len: 50 },
  b: {
    'acc,none': 0.25,
    'acc_stderr,none': 0.11,
    'acc,strict': 0.125,
    'acc_stderr,strict': 'N/A',
    sample_len: 20,
  },
  c: { 'acc,none': 0.75, 'acc_stderr,none': 0.2, sample_len: 7 },
}

const group = (change: Partial<GroupSample>): GroupSample => ({
  name: 'g',
  metrics: [{ metric: 'acc', filters: ['none'] }],
  leafTasks: ['a', 'b', 'c'],
  results,
  onWarning: () => {},
  ...change,
})

// Values of lm_eval 0.4.13.
test('scores are weighted by size, or not', () => {
  expect(Object.entries(aggregateGroup(group({ alias: 'all' })))).toEqual([
    ['alias', 'all'],
    ['name', 'g'],
    ['sample_len', 77],
    ['acc,none', 0.4577922077922078],
    ['acc_stderr,none', 0.038584556350539895],
    ['sample_count', { 'acc,none': 77 }],
  ])
  const plain = group({ metrics: [{ metric: 'acc', filters: ['none'], weightBySize: false }] })
  expect(aggregateGroup(plain)).toMatchObject({ 'acc,none': 0.5, 'acc_stderr,none': 0.0767390962214756 })
})

test('filters are found, missing metrics reported', () => {
  const warnings: string[] = []
  const onWarning = (message: string): number => warnings.push(message)
  const found = aggregateGroup(
    group({ metrics: [{ metric: 'acc' }, { metric: 'f1', filters: ['none'] }], onWarning }),
  )
  expect(found).toMatchObject({
    'acc,strict': 0.125,
    'acc_stderr,strict': 'N/A',
    sample_count: { 'acc,strict': 20 },
  })
  expect(warnings).toEqual([
    "Group 'g': metric 'acc,strict' is missing in 2/3 tasks. Missing in: a, c",
    "Group 'g': no values found for metric 'f1,none' across any tasks.",
  ])
})

test('a group without metrics is just a name', () => {
  expect(aggregateGroup(group({ metrics: [] }))).toEqual({ alias: 'g', name: 'g' })
})

test('groups learn directions and shots from their direct children, in the given order', () => {
  const groups = [
    { name: 'parent', children: ['child'] },
    { name: 'child', children: ['a', 'b'] },
    { name: 'late', children: ['child'] },
  ]
  const warnings: string[] = []
  const tasks = { a: { acc: true, ter: false }, b: { acc: false } }
  const higher = propagateHigherIsBetter(groups, tasks, (message) => warnings.push(message))
  expect(higher).toEqual({ ...tasks, child: { acc: null, ter: false }, late: { acc: null, ter: false } })
  expect(warnings).toHaveLength(1)
  expect(propagateNumFewshot(groups, { a: 5, b: 5 })).toEqual({ a: 5, b: 5, child: 5, late: 5 })
  expect(propagateNumFewshot(groups, { a: 5, b: 0 })).toEqual({ a: 5, b: 0 })
})
