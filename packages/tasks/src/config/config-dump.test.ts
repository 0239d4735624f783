import { expect, test } from 'vitest'
import { functionReference } from '../loading/function-reference.ts'
import { configDump } from './config-dump.ts'
import { readTaskConfig } from './read-task-config.ts'

test('a null in place of a default is not shown', () => {
  const loaded = { values: { task: 't', description: null, should_decontaminate: null }, places: new Map() }
  const dump = configDump(readTaskConfig(loaded, 't.yaml'))
  expect(Object.keys(dump)).not.toContain('description')
  expect(Object.keys(dump)).not.toContain('should_decontaminate')
  expect(dump['target_delimiter']).toBe(' ')
})

test('what `datasets` no longer knows is not shown', () => {
  const dump = configDump({ task: 'tea', dataset_kwargs: { trust_remote_code: true } })
  expect(dump['dataset_kwargs']).toEqual({})
})

test('a class among the steps of a filter is shown as Python shows it', () => {
  const step = { function: functionReference('utils.Tidy', '/x/lm_eval/tasks/tea/tea.yaml') }
  const dump = configDump(
    { task: 'tea', filter_list: [{ name: 'tidy', filter: [step] }] },
    { functionText: () => 'class Tidy(Filter):\n    pass\n' },
  )
  expect(dump['filter_list']).toEqual([
    { name: 'tidy', filter: [{ function: "<class 'lm_eval.tasks.tea.utils.Tidy'>" }] },
  ])
})
