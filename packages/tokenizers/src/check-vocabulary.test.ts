import { ModelError } from '@eval/core'
import { expect, test } from 'vitest'
import { checkVocabulary } from './check-vocabulary.ts'

test('a tokenizer that fits passes, also with surplus added tokens', () => {
  expect(() => checkVocabulary({ vocabularySize: 100 }, 128)).not.toThrow()
  expect(() => checkVocabulary({ vocabularySize: 101, baseVocabularySize: 100 }, 100)).not.toThrow()
})

test('a tokenizer of another model is refused', () => {
  expect(() => checkVocabulary({ vocabularySize: 200 }, 100)).toThrow(ModelError)
  expect(() => checkVocabulary({ vocabularySize: 200 }, 100)).toThrow(
    /it has 200 tokens, the model's vocabulary 100/,
  )
  const eosToken = { token: '</s>', id: 100 }
  expect(() => checkVocabulary({ vocabularySize: 101, baseVocabularySize: 90, eosToken }, 100)).toThrow(
    /<\/s> has id 100, the model's vocabulary ends at 99/,
  )
})
