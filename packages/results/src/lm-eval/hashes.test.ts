import { pyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import { docHash, promptHash, targetHash, taskHash } from './hashes.ts'

// All values: CPython 3.11, hashlib and json as lm_eval 0.4.13 calls them.
test('doc_hash tells ints from floats and keeps non-ASCII', () => {
  const doc = {
    вопрос: '2+2?',
    n: 1,
    x: pyFloat(1),
    opts: ['a', null, true],
    empty: [],
    big: 12345678901234567890n,
  }
  expect(docHash(doc)).toBe('b1c70471cf542ebee5820186cd8865be212a844ef8bef8c0d14bcd021af6e8a8')
})

test('prompt_hash of a text, and of a conversation by its JSON text', () => {
  expect(promptHash('Вопрос: 2+2?\nОтвет:')).toBe(
    '20a5be57cf85e1e5e6209fb8a7563dce7b659685aa3098981a3961a1c971ad9c',
  )
  const chat = '724d60f35f490e386f1107c8c8a46438426f69879790399c7698523667f97e0e'
  const json = '[{"role": "user", "content": "Привет"}]'
  expect([promptHash([json]), promptHash(new PyTuple([json])), promptHash(json)]).toEqual([chat, chat, chat])
})

test("target_hash of Python's str", () => {
  expect(targetHash(1)).toBe(targetHash('1'))
  expect(targetHash(pyFloat(1))).toBe('d0ff5974b6aa52cf562bea5921840c032a860a91a3512f7fe8f768f6bbe005f6')
  expect(targetHash(['a', "b's"])).toBe('ad60853f8d7724d263322e1c3343400b0fb7ca4b52b4e83dfc63010fbbf05be6')
})

test('a task hash runs over all hashes in order', () => {
  const samples = ['ab', 'de'].map(([first = '', second = '']) => ({
    docHash: first.repeat(64),
    promptHash: second.repeat(64),
    targetHash: (first === 'a' ? 'c' : 'f').repeat(64),
  }))
  expect(taskHash(samples)).toBe('cd5bfe32d8c0d5e2d7b5c5dde3fd7f2ab96f545995175ea871db1e1e03b027d1')
})
