import type { PyValue } from '@eval/pystd'
import { jsonLoads } from '@eval/pystd'
import { meraSubmissionClasses } from '@eval/task-library'
import { expect, test } from 'vitest'
import { checkAnswer } from './check-answer.ts'
import { idRanges } from './id-ranges.ts'

const ethics = (value: PyValue): PyValue => ({
  virtue: value,
  law: '0',
  moral: '0',
  justice: '1',
  utilitarianism: '1',
})

test.each<[task: string, outputs: PyValue, faults: readonly string[]]>([
  ['bps', '1', []],
  ['bps', '-1', ['note not_a_choice ']],
  ['bps', 1, ['error doc_output_type_error ']],
  ['bps', null, ['error doc_output_type_error ']],
  ['rwsd', 'Нет', []],
  ['chegeka', '', ['note empty_answer ']],
  ['simplear', '12', []],
  ['simplear', '12 ', ['note not_a_number ']],
  ['ruethics', '1', ['error doc_output_type_error ']],
  ['ruethics', ethics('1'), []],
  ['ruethics', ethics(' 1 '), ['note not_a_choice .virtue']],
  ['ruethics', ethics('x'), ['error doc_parse_output_error .virtue']],
  ['ruethics', ethics(0.5), ['error task_system_error .virtue']],
  [
    'ruethics',
    { law: '0', moral: '0', justice: '1', utilitarianism: '1' },
    ['error doc_parse_output_error .virtue'],
  ],
  ['rucodeeval', '1', ['error doc_output_type_error ']],
  ['rucodeeval', [], ['error doc_parse_output_error [0]']],
  ['rucodeeval', [5], ['error doc_parse_output_error [0]']],
  ['rucodeeval', [[[], null]], ['error doc_parse_output_error [0][1]', 'warning program_count [0]']],
  ['rucodeeval', [Array.from({ length: 10 }, () => 'timed out')], []],
  [
    'rucodeeval',
    [
      ['1', 'None'],
      ['1', '2'],
    ],
    ['warning two_levels '],
  ],
])('%s %j', (task, outputs, expected) => {
  const file = meraSubmissionClasses[task]
  if (file === undefined) throw new Error(task)
  const faults = checkAnswer(outputs, file).map(({ severity, code, place }) => `${severity} ${code} ${place}`)
  expect(faults).toEqual(expected)
})

test('results are counted against the tests of the record', () => {
  const file = meraSubmissionClasses['ruhumaneval']
  if (file === undefined) throw new Error('ruhumaneval')
  const doc = { inputs: { tests: "[{'a': 1}, {'a': 2}]" } }
  const outputs = jsonLoads(
    JSON.stringify([Array.from({ length: 10 }, (_, index) => (index === 3 ? ['1'] : ['1', '2']))]),
  )
  expect(checkAnswer(outputs, file, doc).map(({ code, place }) => `${code} ${place}`)).toEqual([
    'test_count [0][3]',
  ])
})

test('ids are shown as ranges', () => {
  expect(idRanges(['3', '17', '20', '21', '22', '25', '26'])).toBe('3, 17, 20 to 22, 25, 26')
  expect(idRanges(['a', 'b'])).toBe('a, b')
  expect(idRanges(['1', '3', '5'], 2)).toBe('1, 3 and so on')
})
