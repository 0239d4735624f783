import { UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { checkDtype } from './check-dtype.ts'

test.each([
  ['auto', undefined, 'bfloat16', 'bfloat16', false],
  ['auto', undefined, 'float32', 'float32', true],
  ['bfloat16', undefined, 'float32', 'bfloat16', false],
  ['torch.float16', 'float32', 'bfloat16', 'float16', true],
  ['float32', undefined, 'bfloat16', 'float32', true],
  ['bfloat16', 'torch.bfloat16', 'bfloat16', 'bfloat16', false],
])('dtype=%s, softmax_dtype=%s on %s weights', (dtype, softmax, stored, type, floatSoftmax) => {
  const choice = checkDtype(dtype, softmax, stored)
  expect(choice.reported).toBe(`torch.${type}`)
  expect(choice.computation).toEqual({ type, floatSoftmax })
  expect(choice.warnings).toHaveLength(type === 'float32' ? 0 : 1)
})

test.each([
  ['int8', undefined, /Unknown dtype "int8"/],
  ['float32', 'bfloat16', /softmax_dtype=bfloat16 with a model computed in float32/],
  ['bfloat16', 'float64', /softmax_dtype=float64/],
])('dtype=%s, softmax_dtype=%s is refused', (dtype, softmax, message) => {
  expect(() => checkDtype(dtype, softmax, 'float32')).toThrow(UsageError)
  expect(() => checkDtype(dtype, softmax, 'float32')).toThrow(message)
})
