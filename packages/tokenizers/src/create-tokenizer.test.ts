import { ModelError } from '@eval/core'
import { tokenizerConformance } from '@eval/core/testing'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTokenizer, type TokenizerSource } from './create-tokenizer.ts'
import { smallTokenizerJson, smallUnigramJson } from './testing/small-tokenizer.ts'

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
const unigram: TokenizerSource = {
  tokenizerJson: smallUnigramJson(['<unk>', 'a', 'b', 'ab', 'abc']),
  tokenizerConfig: { unk_token: '<unk>' },
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

describe('classes of transformers', () => {
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
})

describe('malformed and unsupported', () => {
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
  ])('%s', (_, tokenizerJson, message) => {
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
})
