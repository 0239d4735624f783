import { tokenizerConformance } from '@eval/core/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTokenizer, type TokenizerSource } from './create-tokenizer.ts'
import { smallTokenizerJson } from './testing/small-tokenizer.ts'

const special = ['<s>', '</s>', '<|user|>']
const merges = [
  ['h', 'e'],
  ['l', 'l'],
  ['he', 'll'],
  ['hell', 'o'],
  ['Ġ', 'hello'],
] as const
const config = { bos_token: '<s>', eos_token: { content: '</s>', lstrip: false }, model_max_length: 64 }
const withBos: TokenizerSource = {
  tokenizerJson: smallTokenizerJson({ merges, special, bos: '<s>' }),
  tokenizerConfig: config,
}
const withoutBos: TokenizerSource = {
  tokenizerJson: smallTokenizerJson({ merges, special }),
  tokenizerConfig: config,
}

describe.each([
  ['JavaScript', { ...withBos }],
  ['native', { ...withBos, implementation: 'native' as const }],
])('conformance, %s', (_, source) => {
  test.each(tokenizerConformance(() => createTokenizer(source)))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

describe('ids', () => {
  test('BOS as the post-processor says, unless told otherwise', () => {
    const hello = 256 + 3
    expect([...createTokenizer(withBos).encode('hello')]).toEqual([261, hello])
    expect([...createTokenizer(withBos).encode('hello', { addSpecialTokens: false })]).toEqual([hello])
    expect([...createTokenizer(withoutBos).encode('hello')]).toEqual([hello])
    expect([...createTokenizer({ ...withoutBos, addBosToken: true }).encode('hello')]).toEqual([261, hello])
    expect([...createTokenizer({ ...withBos, addBosToken: false }).encode('hello')]).toEqual([hello])
  })

  test('add_bos_token of the configuration does not count, as in transformers 5', () => {
    const tokenizerConfig = { ...config, add_bos_token: true, add_eos_token: true }
    expect([...createTokenizer({ ...withoutBos, tokenizerConfig }).encode('hello')]).toEqual([259])
  })

  test('text of special tokens is those tokens', () => {
    const tokenizer = createTokenizer(withoutBos)
    expect([...tokenizer.encode('<|user|>hello</s>')]).toEqual([263, 259, 262])
    expect(tokenizer.decode([263, 259, 262], { skipSpecialTokens: true })).toBe('hello')
  })

  test('lone surrogates become U+FFFD', () => {
    const tokenizer = createTokenizer(withoutBos)
    expect(tokenizer.decode(tokenizer.encode('a\ud83d b'))).toBe('a\ufffd b')
  })

  test('unknown ids are left out, cut characters become U+FFFD', () => {
    const tokenizer = createTokenizer(withoutBos)
    expect(tokenizer.decode([259, 9999, 263])).toBe('hello<|user|>')
    expect(tokenizer.decode(tokenizer.encode('д').subarray(0, 1))).toBe('\ufffd')
  })

  test('any text comes back, from both implementations with the same ids', () => {
    const javascript = createTokenizer(withBos)
    const native = createTokenizer({ ...withBos, implementation: 'native' })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const ids = javascript.encode(text, { addSpecialTokens: false })
        expect(native.encode(text, { addSpecialTokens: false })).toEqual(ids)
        expect(javascript.decode(ids)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

describe('special tokens', () => {
  test('ids, from strings and objects', () => {
    const { bosToken, eosToken, padToken, unkToken, modelMaxLength, specialTokens } = createTokenizer(withBos)
    expect({ bosToken, eosToken, padToken, unkToken, modelMaxLength, specialTokens }).toEqual({
      bosToken: { token: '<s>', id: 261 },
      eosToken: { token: '</s>', id: 262 },
      padToken: { token: '</s>', id: 262 },
      unkToken: undefined,
      modelMaxLength: 64,
      specialTokens: { bos_token: '<s>', eos_token: '</s>' },
    })
  })

  test('special_tokens_map.json wins unless the configuration has an added_tokens_decoder', () => {
    const specialTokensMap = { eos_token: '<|user|>' }
    expect(createTokenizer({ ...withBos, specialTokensMap }).eosToken?.token).toBe('<|user|>')
    const tokenizerConfig = { ...config, added_tokens_decoder: {} }
    expect(createTokenizer({ ...withBos, specialTokensMap, tokenizerConfig }).eosToken?.token).toBe('</s>')
  })

  test('those that tokenizer.json lacks get the next ids', () => {
    const tokenizerConfig = { ...config, pad_token: '<pad>', additional_special_tokens: ['<tool>'] }
    const tokenizer = createTokenizer({ ...withBos, tokenizerConfig })
    expect(tokenizer.padToken).toEqual({ token: '<pad>', id: 264 })
    expect([...tokenizer.encode('<tool>', { addSpecialTokens: false })]).toEqual([265])
    expect([tokenizer.vocabularySize, tokenizer.baseVocabularySize]).toEqual([266, 261])
  })

  test('without pad, unknown and EOS token there is a new <|pad|>', () => {
    const tokenizer = createTokenizer({ tokenizerJson: smallTokenizerJson() })
    expect(tokenizer.padToken).toEqual({ token: '<|pad|>', id: 256 })
  })
})

test('the digest follows what decides the ids', () => {
  const { digest } = createTokenizer(withBos)
  expect(createTokenizer({ ...withBos, addBosToken: false }).digest).not.toBe(digest)
  expect(createTokenizer(withoutBos).digest).not.toBe(digest)
  expect(createTokenizer({ ...withBos, implementation: 'native' }).digest).toBe(digest)
})
