import type { TokenPair } from '@eval/core'
import { expect, test } from 'vitest'
import { matrixWork } from './matrix-work.ts'

/** 10 weights in the layers for each token, 6 in the head for each row. */
const sizes = {
  vocab_size: 6,
  hidden_size: 1,
  intermediate_size: 2,
  num_hidden_layers: 1,
  num_attention_heads: 1,
  num_key_value_heads: 1,
}
const pair = (context: number[], continuation: number[]): TokenPair => ({
  context: Int32Array.from(context),
  continuation: Int32Array.from(continuation),
})

test('choices of one token cost one pass on both sides; one row of the head is needed, the peer computes all', () => {
  const pairs = [pair([1, 2, 3], [4]), pair([1, 2, 3], [5])]
  expect(matrixWork(pairs, sizes)).toEqual({ least: 3 * 10 + 6, peer: 3 * 16 })
})

test('longer choices share the context, the peer repeats it', () => {
  const pairs = [pair([1, 2, 3], [4, 5]), pair([7], [8]), pair([1, 2, 3], [5, 5])]
  expect(matrixWork(pairs, sizes)).toEqual({ least: 6 * 10 + 4 * 6, peer: 9 * 16 })
})
