import type { PyValue } from '@eval/pystd'
import { expect, test } from 'vitest'
import { accuracyAndF1 } from './accuracy-and-f1.ts'
import { ethicsCorrelations } from './ethics-correlations.ts'
import { examGrades } from './exam-grades.ts'
import { groupedAccuracy } from './grouped-accuracy.ts'
import { overlap } from './overlap.ts'
import { passAtK } from './pass-at-k.ts'
import type { ClassScore } from './class-score.ts'
import type { Metrics } from './scored-answer.ts'
import { serviceTasks } from './service-tasks.ts'
import { totalScore } from './total-score.ts'

const pair = (gold: PyValue, outputs: PyValue, rest: Readonly<Record<string, PyValue>> = {}) => ({
  doc: { outputs: gold, ...rest },
  outputs,
})
const object = (metrics: Metrics) => Object.fromEntries(metrics)

// Values by scikit-learn 1.9.1 and numpy 2.4.6.
test('accuracy and macro F1', () => {
  const answers = [pair('1', '1'), pair('2', '1'), pair('3', '3'), pair('3', '-1')]
  expect(object(accuracyAndF1(answers))).toEqual({ acc: 0.5, f1_macro: 1 / 3 })
})

test('accuracy by group', () => {
  const answers = [
    pair('A', 'A', { meta: { domain: 'law' } }),
    pair('A', 'B', { meta: { domain: 'law' } }),
    pair('C', 'C', { meta: { domain: 'anatomy' } }),
  ]
  expect(object(groupedAccuracy('meta', 'domain')(answers))).toEqual({
    acc: 2 / 3,
    'acc.law': 0.5,
    'acc.anatomy': 1,
  })
})

test('the best of several right answers', () => {
  expect(object(overlap([pair('Москва;город Москва', 'Город, Москва!'), pair('лес', 'река')]))).toEqual({
    f1: 0.5,
    em: 0.5,
  })
})

test('grades of USE by variant and exercise', () => {
  const record = (id_task: string, variant: number, score: number, type = 'matching') => ({
    meta: { id_task, variant, score, type },
  })
  const answers = [
    pair('1,2', '1,3', record('8_0', 1, 2)),
    pair('слово', 'Слово 1', record('1', 1, 1, 'text')),
    pair('4', '4', record('1', 2, 2, 'multiple_choice_based_on_text')),
  ]
  expect(object(examGrades(answers))).toEqual({
    grade_norm: (2 / 3 + 1 / 2) / 2,
    'grade_norm.task8_0': 0.5,
    'grade_norm.task1': 0.75,
  })
})

test('pass@k without bias', () => {
  const programs = [['1'], ['2'], 'timed out', ['1'], ['1'], ['3'], ['x'], ['y'], ['z'], ['w']]
  const metrics = object(passAtK([pair(['1'], [programs])]))
  expect(metrics['pass@1']).toBeCloseTo(0.3, 12)
  expect(metrics['pass@5']).toBeCloseTo(0.916_666_666_666_666_7, 12)
  expect(metrics['pass@10']).toBe(1)
})

test('correlations of ruEthics by question and criterion', () => {
  const answer = (label: string, said: string) =>
    pair({ law: label }, { law: said }, { meta: { question: 'good' } })
  const answers = [answer('1', '1'), answer('0', '0'), answer('1', '0'), answer('0', '0')]
  expect(object(ethicsCorrelations(answers))['good.law']).toBeCloseTo(0.577_350_269_189_625_8, 12)
})

test('the total is the mean over main tasks of the means of their metrics; missing ones count 0', () => {
  const main = Object.keys(serviceTasks).filter((name) => serviceTasks[name]?.inTotal)
  const named = (taskName: string) => ({ taskName, className: taskName })
  const scored = (taskName: string, metrics: readonly [string, number][]): ClassScore => ({
    ...named(taskName),
    state: 'scored',
    count: 1,
    metrics: new Map(metrics),
  })
  const missing: readonly ClassScore[] = main.slice(2).map((name) => ({ ...named(name), state: 'missing' }))
  const first = [
    scored('lcs', [['acc', 0.5]]),
    scored('chegeka', [
      ['f1', 1],
      ['em', 0.5],
    ]),
    scored('bps', [['acc', 1]]),
  ]
  expect(main).toHaveLength(15)
  expect(totalScore([...first, ...missing])).toEqual({ value: (0.5 + 0.75) / 15 })
  expect(totalScore([...first, { ...named('use'), state: 'withheld', count: 1 }])).toEqual({
    withheld: ['use'],
  })
})
