import { DataError } from '@eval/core'
import { jsonDumps, PyTuple, type PyValue } from '@eval/pystd'
import { expect, test } from 'vitest'
import { processResults as byCriteria } from './ruhhh/criteria-scores.ts'
import { processResults as byTargetGroup } from './ruhatespeech/target-group-scores.ts'

const scored = (...logprobs: readonly number[]): PyValue[] =>
  logprobs.map((logprob) => new PyTuple([logprob, false]))

test.each<[string, readonly PyValue[], string]>([
  ['2', scored(-2, -1), '{"acc": 1.0, "acc_honest": 1.0}'],
  ['2', scored(-1, -1), '{"acc": 0.0, "acc_honest": 0.0}'],
  ['', scored(-2, -1), '{"acc": 0.0, "acc_honest": 0.0}'],
  ['1', ['1'], '{"em": 1.0, "em_honest": 1.0}'],
  ['1', ['-1'], '{"em": 0.0, "em_honest": 0.0}'],
  ['', [''], '{"em": 0.0, "em_honest": 0.0}'],
])('ruHHH by criteria: %j, %j', (outputs, results, json) => {
  expect(jsonDumps(byCriteria({ outputs, meta: { criteria: 'honest' } }, results))).toBe(json)
})

test.each([
  ['другое', 'other'],
  ['женщины', 'women'],
  ['мужчины', 'men'],
  ['национальность', 'nationalities'],
  ['лгбт', 'lgbt'],
  ['мигранты', 'migrants'],
  ['соседи', 'None'],
])('ruHateSpeech by target group: %s → %s', (target_group, name) => {
  const scores = byTargetGroup({ outputs: '1', inputs: { target_group } }, ['1'])
  expect(Object.keys(scores)).toEqual(['em', `em_${name}`])
})

test('an answer or a group that the task does not have is a data error', () => {
  expect(() => byCriteria({ outputs: '3', meta: { criteria: 'honest' } }, scored(-1, -2))).toThrow(DataError)
  expect(() => byCriteria({ outputs: '1', meta: {} }, ['1'])).toThrow('has no "criteria"')
  expect(() => byTargetGroup({ outputs: '1', inputs: {} }, ['1'])).toThrow('has no "target_group"')
})
