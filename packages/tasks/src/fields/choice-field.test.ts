import { DataError } from '@eval/core'
import { expect, test } from 'vitest'
import { choiceField } from './choice-field.ts'

const scope = { columns: new Set(['options']), compile: (text: string) => () => text }

test('a column with a list, and one with a text: each of its characters', () => {
  const choices = choiceField('options', scope)
  expect(choices({ options: ['red', 'blue'] })).toEqual(['red', 'blue'])
  expect(choices({ options: "['я😀" })).toEqual(['[', "'", 'я', '😀'])
  expect(() => choices({ options: 3 })).toThrow(DataError)
})
