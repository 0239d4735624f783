import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fakeTokenizer } from '../testing/fake-tokenizer.ts'
import { encodePair } from './encode-pair.ts'
import { createPairEncoder } from './pair-encoder.ts'
import { createPromptEncoder } from './prompt-encoder.ts'
import { resolvePrefixTokenId } from './resolve-prefix-token-id.ts'
import { createTextEncoder } from './text-encoder.ts'

const BOS = 256
const EOS = 257
const plain = fakeTokenizer()
const adding = fakeTokenizer({ addBos: true })

describe('createTextEncoder', () => {
  const starts = (ids: Int32Array): boolean => ids[0] === BOS

  test('follows the tokenizer unless told otherwise', () => {
    expect(starts(createTextEncoder(plain, {})('a'))).toBe(false)
    expect(starts(createTextEncoder(adding, {})('a'))).toBe(true)
    expect(starts(createTextEncoder(adding, { addBosToken: false })('a'))).toBe(false)
  })
  test('puts BOS before texts on request, also where the tokenizer has no rule for it', () => {
    expect([...createTextEncoder(plain, { addBosToken: true })('a')]).toEqual([BOS, 97])
    expect([...createTextEncoder(adding, { addBosToken: true })('a')]).toEqual([BOS, 97])
  })
  test('an explicit flag wins', () => {
    expect([...createTextEncoder(adding, { addBosToken: true })('a', false)]).toEqual([97])
    expect([...createTextEncoder(adding, { addBosToken: false })('a', true)]).toEqual([BOS, 97])
  })
  test('never gives a text that starts with the prefix token a second one', () => {
    const encode = createTextEncoder(adding, { addBosToken: true, prefixTokenId: BOS })
    expect([...encode('<s>a')]).toEqual([BOS, 97])
    expect([...createTextEncoder(adding, { prefixTokenId: EOS })('</s>a')]).toEqual([EOS, 97])
    expect([...createTextEncoder(adding, { prefixTokenId: EOS })('<s>a')]).toEqual([BOS, BOS, 97])
  })
  test('prompts of generations look at BOS only', () => {
    expect([...createPromptEncoder(adding, {})('<s>a')]).toEqual([BOS, 97])
    expect([...createPromptEncoder(adding, {})('</s>a')]).toEqual([BOS, EOS, 97])
  })
})

describe('resolvePrefixTokenId', () => {
  test('takes the configured token, else BOS, else EOS', () => {
    const bosToken = { token: '<s>', id: 1 }
    const eosToken = { token: '</s>', id: 2 }
    expect(resolvePrefixTokenId({ bosToken, eosToken }, 0)).toBe(0)
    expect(resolvePrefixTokenId({ bosToken, eosToken })).toBe(1)
    expect(resolvePrefixTokenId({ eosToken })).toBe(2)
    expect(() => resolvePrefixTokenId({})).toThrow('prefix_token_id')
  })
})

describe('encodePair', () => {
  const split = (context: string, continuation: string, tokenizer = plain) => {
    const pair = encodePair(createTextEncoder(tokenizer, { prefixTokenId: BOS }), context, continuation, BOS)
    return [tokenizer.decode(pair.context), tokenizer.decode(pair.continuation)]
  }

  test('moves blanks from the end of the context, those of Python', () => {
    expect(split('Q:\n\n', 'A')).toEqual(['Q:', '\n\nA'])
    expect(split('Q: \u00a0\t\u001c', 'A')).toEqual(['Q:', ' \u00a0\t\u001cA'])
    expect(split('Q\ufeff', 'A')).toEqual(['Q\ufeff', 'A'])
  })
  test('puts the prefix token before text without context, but not twice', () => {
    expect(split('', 'A')).toEqual(['<s>', 'A'])
    expect(split('', '<s>A')).toEqual(['<s>', 'A'])
    expect(split('', 'A', adding)).toEqual(['<s>', 'A'])
    expect(split('', '<s>')).toEqual(['<s>', ''])
  })
  test('leaves a continuation short whose beginning belongs to the context', () => {
    const joining = fakeTokenizer({ pieces: ['An', 'Answer'] })
    expect(split('An', 'swer', joining)).toEqual(['An', ''])
  })
  test('context and continuation together are the tokens of the whole text', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.boolean(),
        (a, b, addBos) => {
          const encode = createTextEncoder(fakeTokenizer({ addBos, pieces: ['a', ' a'] }), {
            prefixTokenId: BOS,
          })
          const { context, continuation } = encodePair(encode, a, b, BOS)
          expect([...context, ...continuation]).toEqual([...encode(a + b)])
        },
      ),
    )
  })
})

test('createPairEncoder encodes a context that choices share once', () => {
  const encoded: string[] = []
  const encode = createPairEncoder((text) => {
    encoded.push(text)
    return plain.encode(text)
  }, BOS)
  for (const choice of [' A', ' B', ' C', ' D']) encode('Question?\n', choice)
  expect(encoded).toHaveLength(5)
  expect(encoded.filter((text) => text === 'Question?')).toHaveLength(1)
  for (let i = 0; i < 100; i++) encode(`Question ${i}?`, ' A')
  expect(plain.decode(encode('Question?\n', ' A').continuation)).toBe('\n A')
})
