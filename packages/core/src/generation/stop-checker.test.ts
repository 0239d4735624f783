import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fakeTokenizer } from '../testing/fake-tokenizer.ts'
import { createStopChecker } from './stop-checker.ts'

const tokenizer = fakeTokenizer({ pieces: ['END', 'ab'] })

/** Number of tokens after which the checker fires; -1 if it never does. */
function firesAt(tokens: readonly number[], until: readonly string[]): number {
  const checker = createStopChecker((ids) => tokenizer.decode(ids), until)
  return tokens.findIndex((token) => checker.push(token)) + 1 || -1
}

test('fires with the token that completes a stop string, also over several tokens and within one', () => {
  expect(firesAt([...tokenizer.encode('one\n\ntwo')], ['\n\n'])).toBe(5)
  expect(firesAt([...tokenizer.encode('x').values(), ...tokenizer.encode('END')], ['N'])).toBe(2)
  expect(firesAt([...tokenizer.encode('one')], ['\n'])).toBe(-1)
  expect(firesAt([...tokenizer.encode('stop\u00e9')], ['\u00e9'])).toBe(6)
})

test('knows the end-of-text string like any other', () => {
  expect(firesAt([...tokenizer.encode('a</s>')], ['</s>'])).toBe(2)
})

test('an empty stop string fires at once, no stop strings never', () => {
  expect(firesAt([97, 98], [''])).toBe(1)
  expect(firesAt([97, 98], [])).toBe(-1)
})

test('fires exactly when the whole text holds a stop string, however long it is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', '👍', 'END', ' '), maxLength: 200 })
  const stop = fc.string({
    unit: fc.constantFrom('a', 'b', '\n', 'é', '👍', 'END'),
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(text, fc.array(stop, { minLength: 1, maxLength: 3 }), (written, until) => {
      const tokens = [...tokenizer.encode(written)]
      const complete = tokens.findIndex((_, i) =>
        until.some((one) => tokenizer.decode(tokens.slice(0, i + 1)).includes(one)),
      )
      expect(firesAt(tokens, until)).toBe(complete + 1 || -1)
    }),
  )
})

test('decodes a short tail, not the whole text', () => {
  let longest = 0
  const checker = createStopChecker(
    (ids) => {
      longest = Math.max(longest, ids.length)
      return tokenizer.decode(ids)
    },
    ['\n\n'],
  )
  for (let i = 0; i < 5000; i++) checker.push(120)
  expect(longest).toBeLessThan(50)
})
