import { expect, test } from 'vitest'
import { samplesFileName } from './samples-file-name.ts'

test.each([
  ['samples_rummlu_2024-10-24T18-00-09.123456.jsonl', 'rummlu', '2024-10-24T18-00-09.123456'],
  ['samples_my_long_task_2024-10-24T18-00-09.jsonl', 'my_long_task', '2024-10-24T18-00-09'],
  ['samples_rummlu_STAMP.jsonl', 'rummlu', 'STAMP'],
  ['samples_my_task.jsonl', 'my_task', ''],
])('%s is of task %s', (name, taskName, stamp) => {
  expect(samplesFileName(name)).toEqual({ taskName, stamp })
})

test.each([
  'results_2024-10-24T18-00-09.json',
  '.samples_a_x.jsonl.partial',
  'samples_.jsonl',
  'samples_a.json',
])('%s is no samples file', (name) => {
  expect(samplesFileName(name)).toBeUndefined()
})
