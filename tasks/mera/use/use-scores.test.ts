import { PyTuple, type PyValue, toNumber } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { overallScore } from './overall-score.ts'
import { taskScore } from './task-score.ts'
import { processDocs } from './use-documents.ts'
import { processResults } from './use-scores.ts'

const meta = { id_task: '5', variant: 3, score: 1, type: 'text', id: 0 }

test.each([
  ['matching', '26', '1,2,3', '1,3,3', 2],
  ['matching', '26', '1,2,3', '1,2', 0],
  ['text', '5', 'кот,кит', 'Кит!', 1],
  ['text', '5', 'кот,кит', 'кот,кит', 0],
  ['multiple_choice_based_on_text', '1', '1,3', '3,1', 1],
  ['multiple_choice_based_on_text', '1', '1,3', '1,1,3', 1],
  ['multiple_choice_based_on_text', '1', '1,3', '1, 3', 0],
  ['multiple_choice_options_within_text', '16', '1,3', '1', 1],
  ['multiple_choice_options_within_text', '16', '1,3', '1,3,5', 1],
  ['multiple_choice_options_within_text', '16', '1,3', '2,4,5', 0],
])('%s %s: %s, answered %s → %d points', (type, id_task, outputs, answer, points) => {
  const scores = processResults({ outputs, meta: { ...meta, type, id_task } }, [answer])
  expect(scores).toEqual({
    grade_norm: new PyTuple([points, 3, 1]),
    [`grade_norm.task${id_task}`]: new PyTuple([points, id_task, 1]),
  })
})

describe('grades', () => {
  const grade = (...parts: readonly PyValue[]): PyTuple => new PyTuple(parts)
  // MERA's overall_score and task_score on numpy 2.4
  const grades = [grade(1, 7, 2), grade(2, 7, 2), grade(0, 8, 3), grade(2, 8, 4), grade(3, 9, 7)]

  test('of all, averaged over variants; of an exercise, over its records', () => {
    expect(toNumber(overallScore(grades))).toBe(0.488_095_238_095_238_1)
    expect(toNumber(taskScore(grades))).toBe(0.485_714_285_714_285_65)
  })

  test('of nothing to be had are an error', () => {
    expect(() => taskScore([grade(0, 1, 0)])).toThrow('0 as most points')
  })
})

describe('texts without instruction', () => {
  const inputs = { task: 'T', text: 'X', choices: 'C', additional_text: 'A' }
  test.each([
    ['text', 'Задание: T\nX\nОтвет:'],
    ['multiple_choice_options_within_text', 'Задание: T\nX\nОтвет:'],
    ['matching', 'Задание: T\nТекст: X\nРецензии: A\nСписок терминов:\nC\nОтвет:'],
    ['multiple_choice_based_on_text', 'Задание: T\nТекст: X\nВарианты ответа:\nC\nОтвет:'],
    ['multiple_choice_independent_options', 'Задание: T\nВарианты ответа:\nC\nОтвет:'],
  ])('%s', (type, text) => {
    const [doc = {}] = processDocs([{ inputs, meta: { ...meta, type } }])
    expect(Object.entries(doc).at(-1)).toEqual(['doc_to_text_without_instruction', text])
  })

  test('a type that is not known, or a field that is missing, names the record', () => {
    expect(() => processDocs([{ inputs, meta: { type: 'essay' } }])).toThrow(
      'record 0: "meta.type" is \'essay\'',
    )
    expect(() => processDocs([{ inputs: { task: 'T' }, meta: { type: 'text' } }])).toThrow('lacks a field')
  })
})
