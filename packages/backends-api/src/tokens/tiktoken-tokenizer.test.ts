import { UsageError } from '@eval/core'
import { expect, test } from 'vitest'
import { tiktokenEncoding } from './tiktoken-encoding.ts'
import { tiktokenTokenizer } from './tiktoken-tokenizer.ts'

// tiktoken 0.14.0 (Python): encoding_name_for_model(model)
test.each([
  ['davinci-002', 'cl100k_base'],
  ['babbage-002', 'cl100k_base'],
  ['ft:davinci-002:me', 'cl100k_base'],
  ['gpt-3.5-turbo-instruct', 'cl100k_base'],
  ['gpt-4-turbo', 'cl100k_base'],
  ['gpt-4o-mini', 'o200k_base'],
  ['gpt-5-nano', 'o200k_base'],
  ['o3', 'o200k_base'],
  ['text-davinci-003', 'p50k_base'],
  ['davinci', 'r50k_base'],
  ['llama', undefined],
])('%s has %s', (model, encoding) => {
  expect(tiktokenEncoding(model)).toBe(encoding)
})

test('texts come back, and the end of the text stands before what has no context', async () => {
  const tokenizer = await tiktokenTokenizer('davinci-002')
  expect([...(await tokenizer.encode('Hello world'))]).toEqual([9906, 1917])
  expect(await tokenizer.prefixTokenId()).toBe(100257)
  expect(await tokenizer.eosText()).toBe('<|endoftext|>')
  const text = ' Привет, мир! <|endoftext|> 日本語 😀'
  expect(await tokenizer.decode(await tokenizer.encode(text))).toBe(text)
})

test('a model without a known tokenizer is refused', async () => {
  await expect(tiktokenTokenizer('llama')).rejects.toThrow(UsageError)
})
