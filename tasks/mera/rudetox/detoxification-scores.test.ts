import { pyFloat, jsonDumps } from '@eval/pystd'
import { expect, test } from 'vitest'
import { processResults } from './detoxification-scores.ts'
import { meanOfComputed } from './mean-of-computed.ts'
import { unscoredText } from './unscored-text.ts'

test('without classifiers the text is kept and its scores are not computed', () => {
  const [answer = null] = unscoredText([['\u00A0Добрый день \n', 'другой ответ']])
  expect(jsonDumps(answer, { ensureAscii: false })).toBe('[0.0, 0.0, 0.0, 0.0, "Добрый день"]')
  expect(processResults({ outputs: 'х' }, [answer])).toEqual({ j: null, sta: null, sim: null, fl: null })
  expect(meanOfComputed([null, null])).toBe('not computed')
})

test('computed scores are averaged', () => {
  const answer = [pyFloat(0.5), pyFloat(0), pyFloat(1), pyFloat(0), 'текст']
  const scores = processResults({ outputs: 'х' }, [answer])
  expect(jsonDumps(scores)).toBe('{"j": 0.0, "sta": 0.5, "sim": 0.0, "fl": 1.0}')
  expect(jsonDumps(meanOfComputed([pyFloat(0.5), pyFloat(0)]))).toBe('0.25')
})
