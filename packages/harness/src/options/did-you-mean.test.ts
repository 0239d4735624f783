import { expect, test } from 'vitest'
import { didYouMean } from './did-you-mean.ts'

test.each([
  ['--limti', ' Did you mean "--limit"?'],
  ['hff', ' Did you mean "hf"?'],
  ['--nonsense', ''],
  ['', ' Did you mean "hf"?'],
])('%j → %j', (name, hint) => {
  expect(didYouMean(name, ['--limit', '--model', 'hf'])).toBe(hint)
})

test('nothing known, nothing near', () => {
  expect(didYouMean('x', [])).toBe('')
})
