import { pyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import type { GenerationOptions } from '../request.ts'
import { generationGroupKey } from './generation-group-key.ts'

const groups = (...all: readonly GenerationOptions[]): number => new Set(all.map(generationGroupKey)).size

test('the order of arguments does not matter', () => {
  expect(groups({ until: ['\n'], max_gen_toks: 5 }, { max_gen_toks: 5, until: ['\n'] })).toBe(1)
})

test('other values are other groups', () => {
  expect(groups({ until: ['a'] }, { until: ['b'] }, { until: ['a', 'b'] }, { until: ['ab'] }, {})).toBe(5)
})

test('what Python takes for equal is one group, oddities included', () => {
  expect(groups({ until: '\n' }, { until: ['\n'] }, { until: new PyTuple(['\n']) })).toBe(1)
  expect(groups({ k: 1 }, { k: pyFloat(1) }, { k: true })).toBe(1)
  expect(groups({ k: { x: 1 } }, { k: { x: 2 } }, { k: ['x'] }, { k: 'x' })).toBe(1)
})

test('lists of lists leave only the names to compare', () => {
  expect(groups({ a: [[1]], b: 1 }, { a: [[2]], b: 2 })).toBe(1)
  expect(groups({ a: [[1]], b: 1 }, { b: 1, a: [[1]] })).toBe(2)
})
