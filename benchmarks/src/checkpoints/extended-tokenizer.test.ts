import { expect, test } from 'vitest'
import { extendedTokenizer } from './extended-tokenizer.ts'

test('words become tokens, with and without a space; known ones keep their ids', () => {
  const file = JSON.stringify({ version: '1.0', model: { type: 'BPE', vocab: { a: 0, Ġa: 7 } } })
  const { model } = JSON.parse(extendedTokenizer(file, ['a', 'да']))
  expect(model).toEqual({ type: 'BPE', ignore_merges: true, vocab: { a: 0, Ġa: 7, 'Ð´Ð°': 8, 'ĠÐ´Ð°': 9 } })
})
