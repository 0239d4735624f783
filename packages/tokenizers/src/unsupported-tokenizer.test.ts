import { ModelError } from '@eval/core'
import { expect, test } from 'vitest'
import { createTokenizer, type TokenizerSource } from './create-tokenizer.ts'
import { smallTokenizerJson, smallUnigramJson } from './testing/small-tokenizer.ts'

const unigram: TokenizerSource = {
  tokenizerJson: smallUnigramJson(['<unk>', 'a', 'b', 'ab', 'abc']),
  tokenizerConfig: { unk_token: '<unk>' },
}

test.each([
  ['no object', [], /tokenizer\.json is no tokenizer/],
  ['no model', {}, /at model/],
  [
    'another model type',
    { model: { type: 'Magic', vocab: {} } },
    /model of type "Magic"; known types are BPE/,
  ],
  ['no vocabulary', { model: { type: 'BPE', merges: [] } }, /no vocabulary/],
  ['no merges', { model: { type: 'BPE', vocab: { a: 0 } } }, /no merges/],
  [
    'another normalizer',
    { ...smallTokenizerJson(), normalizer: { type: 'Spell' } },
    /JavaScript tokenizer cannot read it.*Spell.*npm install tokenizers/s,
  ],
])('%s is refused with a reason', (_, tokenizerJson, message) => {
  const make = (): unknown => createTokenizer({ tokenizerJson })
  expect(make).toThrow(ModelError)
  expect(make).toThrow(message)
})

test('Unigram goes to the native implementation, never to JavaScript', () => {
  const tokenizer = createTokenizer(unigram)
  expect(tokenizer.implementation).toBe('native')
  expect([...tokenizer.encode('abcab')]).toEqual([4, 3])
  expect(() => createTokenizer({ ...unigram, implementation: 'javascript' })).toThrow(/Unigram/)
})

test('what the native implementation refuses is a ModelError', () => {
  const tokenizerJson = { ...smallTokenizerJson(), normalizer: { type: 'Spell' } }
  expect(() => createTokenizer({ tokenizerJson, implementation: 'native' })).toThrow(
    /native tokenizer failed/,
  )
})
