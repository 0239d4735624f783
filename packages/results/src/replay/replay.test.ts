import { DataError } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import { expect, test } from 'vitest'
import type { SampleRecord } from '../sample-record.ts'
import { recordedAnswer } from './recorded-answer.ts'
import { replayIndex } from './replay-index.ts'

test.each([
  ['-13.79507202282548', 'True', -13.79507202282548, true],
  ['-1e-05', 'False', -1e-5, false],
  ['-inf', 'False', -Infinity, false],
  ['nan', 'True', Number.NaN, true],
  ['0.0', 'True', 0, true],
])('a log-probability %s, %s', (logprob, greedy, value, flag) => {
  const request = ['Q:', ' a']
  expect(recordedAnswer(request, [[logprob, greedy]], 'x')).toEqual({
    type: 'loglikelihood',
    arguments: request,
    logprob: value,
    greedy: flag,
  })
})

test('texts of all repeats; a rolling log-probability', () => {
  const request = [['[{"role": "user", "content": "Q"}]'], { until: ['\n'] }]
  expect(recordedAnswer(request, ['a', '', 'c'], 'x')).toEqual({
    type: 'generate_until',
    arguments: request,
    texts: ['a', '', 'c'],
  })
  expect(recordedAnswer(['text'], ['-3.5'], 'x')).toEqual({
    type: 'loglikelihood_rolling',
    arguments: ['text'],
    logprob: -3.5,
  })
})

test.each<[readonly PyValue[], PyValue]>([
  [['Q:', ' a'], [['-1,5', 'True']]],
  [['Q:', ' a'], [['-1.5', 'yes']]],
  [['Q:', ' a'], ['-1.5']],
  [['Q:', ' a'], []],
  [['Q:', {}], [['-1.5', 'True']]],
  [['text'], ['abc']],
])('%o with the responses %o is refused', (request, responses) => {
  expect(() => recordedAnswer(request, responses, 'f.jsonl, line 3')).toThrow(DataError)
  expect(() => recordedAnswer(request, responses, 'f.jsonl, line 3')).toThrow(
    /^f\.jsonl, line 3: its recorded response/,
  )
})

function record(docId: number, requests: readonly PyValue[][], resps: readonly PyValue[]): SampleRecord {
  return {
    docId,
    doc: {},
    target: '',
    arguments: requests,
    resps,
    filteredResps: [],
    filter: 'none',
    metrics: [],
    docHash: '',
    promptHash: '',
    targetHash: '',
    scores: {},
  }
}

test('answers are found by place, and by what was asked', async () => {
  const mc = record(
    4,
    [
      ['Q', ' a'],
      ['Q', ' b'],
    ],
    [[['-1.0', 'False']], [['-2.0', 'True']]],
  )
  const generated = record(0, [['Q', { until: [] }]], [['x']])
  const index = await replayIndex([
    { taskName: 'mc', record: mc, where: 'f, line 1' },
    // The same document under a second filter.
    { taskName: 'mc', record: mc, where: 'f, line 2' },
    { taskName: 'gen', record: generated, where: 'g, line 1' },
  ])
  expect([index.taskNames, index.size]).toEqual([['mc', 'gen'], 3])
  expect(index.at('mc', 4, 1)).toMatchObject({ logprob: -2, greedy: true, arguments: ['Q', ' b'] })
  expect(index.at('mc', 4, 2)).toBeUndefined()
  expect(index.at('mc', 0, 0)).toBeUndefined()
  expect(index.matching('mc', ['Q', ' a'])).toMatchObject({ logprob: -1 })
  expect(index.matching('gen', ['Q', { until: [] }])).toMatchObject({ texts: ['x'] })
  expect(index.matching('gen', ['Q', { until: ['\n'] }])).toBeUndefined()
  expect(index.matching('other', ['Q'])).toBeUndefined()
})

test('a response that does not fit names file, line, document and request', async () => {
  const broken = record(9, [['Q', ' a']], [])
  await expect(replayIndex([{ taskName: 't', record: broken, where: 'f.jsonl, line 2' }])).rejects.toThrow(
    'f.jsonl, line 2, document 9, request 0: its recorded response None does not fit',
  )
})
