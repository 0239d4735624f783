import { expect, test } from 'vitest'
import { createTokenizer, type TokenizerSource } from './create-tokenizer.ts'
import { smallTokenizerJson } from './testing/small-tokenizer.ts'

// A SentencePiece vocabulary: a blank before the first word, but not after a special token.
const pieces = { '<unk>': 0, '<s>': 1, '</s>': 2, '▁': 3, a: 4, '▁a': 5 }
const base = smallTokenizerJson()
const tokenizerJson = {
  ...base,
  normalizer: {
    type: 'Sequence',
    normalizers: [
      { type: 'Prepend', prepend: '▁' },
      { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
    ],
  },
  pre_tokenizer: null,
  decoder: null,
  model: {
    type: 'BPE',
    unk_token: '<unk>',
    fuse_unk: true,
    byte_fallback: true,
    vocab: pieces,
    merges: ['▁ a'],
  },
}
const ids = (source: Partial<TokenizerSource>): number[] => [
  ...createTokenizer({ tokenizerJson, ...source }).encode('a</s>a'),
]
const special = { bos_token: '<s>', eos_token: '</s>', unk_token: '<unk>' }

test('LlamaTokenizer builds its own pipeline', () => {
  expect(ids({ tokenizerConfig: special })).toEqual([5, 2, 5])
  expect(ids({ tokenizerConfig: { ...special, tokenizer_class: 'LlamaTokenizerFast' } })).toEqual([5, 2, 4])
  const legacy = { ...special, tokenizer_class: 'LlamaTokenizer', legacy: true }
  expect(ids({ tokenizerConfig: legacy })).toEqual([5, 2, 5])
})

test('model types with a class of their own, or none', () => {
  const tokenizerConfig = { ...special, tokenizer_class: 'LlamaTokenizer' }
  expect(ids({ tokenizerConfig, modelConfig: { model_type: 'mistral' } })).toEqual([5, 2, 5])
  expect(ids({ tokenizerConfig, modelConfig: { model_type: 'llama' } })).toEqual([5, 2, 4])
})
