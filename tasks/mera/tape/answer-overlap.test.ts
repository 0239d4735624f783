import { jsonDumps } from '@eval/pystd'
import { expect, test } from 'vitest'
import { processResults } from './answer-overlap.ts'

// transformers' squad_metrics and MERA's process_results on CPython 3.11
test.each([
  ['Белый Кот;кот', 'кот', '{"f1": 1.0, "em": 1}'],
  ['the Big Apple', 'Big  apple!', '{"f1": 1.0, "em": 1}'],
  ['раз два три', 'три раз', '{"f1": 0.8, "em": 0}'],
  ['a;да', 'the', '{"f1": 1, "em": 1}'],
  ['Нет', 'да', '{"f1": 0, "em": 0}'],
  ['х', '', '{"f1": 0, "em": 0}'],
  ['', '', '{"f1": 0, "em": 0}'],
])('%j, answered %j', (outputs, answer, json) => {
  expect(jsonDumps(processResults({ outputs }, [answer]))).toBe(json)
})
