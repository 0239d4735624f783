import { PyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import { countWords } from './count-words.ts'
import { scoreLoglikelihood } from './loglikelihood-scores.ts'
import { scoreRolling } from './rolling-scores.ts'

test('a rolling document gives its log-probability with its words and bytes', () => {
  const metrics = ['word_perplexity', 'byte_perplexity', 'bits_per_byte']
  expect(scoreRolling({ metrics, logprob: -12.5, text: 'два слова' })).toEqual({
    word_perplexity: new PyTuple([-12.5, 2]),
    byte_perplexity: new PyTuple([-12.5, 17]),
    bits_per_byte: new PyTuple([-12.5, 17]),
  })
  expect(scoreRolling({ metrics: ['bits_per_byte'], logprob: -3, text: '' })).toEqual({
    bits_per_byte: new PyTuple([new PyFloat(-3), 0]),
  })
})

test('whitespace at the ends counts as words', () => {
  expect(['', ' a b ', 'a\u00a0b\ufeffc', 'a\n\nb'].map(countWords)).toEqual([1, 4, 2, 2])
})

test('a loglikelihood document gives a float and an int', () => {
  const metrics = ['perplexity', 'acc']
  expect(scoreLoglikelihood({ metrics, logprob: -2, greedy: true })).toEqual({ perplexity: new PyFloat(-2), acc: 1 })
  expect(scoreLoglikelihood({ metrics: ['acc'], logprob: -2, greedy: false })).toEqual({ acc: 0 })
})
