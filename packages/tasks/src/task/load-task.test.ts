import type { TaskLibrary } from '@eval/core'
import { jsonDumps, type PyValue } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { buildTaskIndex } from '../index/build-task-index.ts'
import { smallLibrary, smallTask } from '../testing/small-library.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { loadTask } from './load-task.ts'
import type { Task } from './task.ts'
import { taskConfigDump } from './task-config-dump.ts'
import type { TaskOverrides } from './task-overrides.ts'

async function load(
  text: string,
  overrides: TaskOverrides = {},
  ports: TaskLibrary['ports'] = {},
): Promise<Task> {
  await using files = await temporaryFolder({ 'sub/a.yaml': text })
  const index = await buildTaskIndex([{ ...smallLibrary(files.folder), ports }])
  return await loadTask('colours', index, overrides)
}

test('defaults are those of lm_eval', async () => {
  expect(await load(smallTask)).toMatchObject({
    name: 'colours',
    alias: 'colours',
    numFewshot: 0,
    repeats: 1,
    generationKwargs: {},
    filters: [{ name: 'none', filters: [{ function: 'take_first', arguments: {} }] }],
    metrics: [{ metric: 'acc' }, { metric: 'acc_norm' }],
    splits: { evaluated: 'test', fewshot: 'train' },
    dataset: { path: 'made/up', name: 'colours' },
  })
})

test('filters and metrics are data, functions among them references with their ports', async () => {
  const macro = () => 0
  const own = (entries: readonly PyValue[]) => entries
  const ports = { 'sub/utils': () => Promise.resolve({ macro, Own: own }) }
  const text = `${smallTask}metric_list:
  - {metric: f1, aggregation: !function utils.macro, higher_is_better: true, average: macro}
filter_list:
  - name: strict
    filter: [{function: regex, regex_pattern: "(a)", group_select: -1}, {function: !function utils.Own}]
`
  const task = await load(text, {}, ports)
  expect(task.metrics).toMatchObject([
    {
      metric: 'f1',
      aggregation: { module: 'utils', name: 'macro' },
      ported: macro,
      higherIsBetter: true,
      arguments: { average: 'macro' },
    },
  ])
  expect(task.filters).toMatchObject([
    {
      name: 'strict',
      filters: [
        { function: 'regex', arguments: { regex_pattern: '(a)', group_select: -1 } },
        { function: { name: 'Own' }, arguments: {}, ported: own },
      ],
    },
  ])
  await expect(load(text)).rejects.toThrow('there is no TypeScript port of sub/utils')
})

test('metrics by group stand for a list of metrics', async () => {
  const text = `${smallTask}metric_list: [{metric: acc, aggregation: mean}]
metric_groups: {separator: ".", names: [warm, cold], aggregation: median}
`
  const task = await load(text)
  expect(task.metrics).toEqual([
    { metric: 'acc', aggregation: 'mean', arguments: {} },
    { metric: 'acc.warm', aggregation: 'median', arguments: {} },
    { metric: 'acc.cold', aggregation: 'median', arguments: {} },
  ])
  expect(taskConfigDump(task)['metric_list']).toEqual([
    { metric: 'acc', aggregation: 'mean' },
    { metric: 'acc.warm', aggregation: 'median' },
    { metric: 'acc.cold', aggregation: 'median' },
  ])
  await expect(load(text.replace('names:', 'groups:'))).rejects.toThrow('`metric_groups`')
})

describe('what a run changes', () => {
  test('--num_fewshot, unless the file says 0', async () => {
    expect((await load(`${smallTask}num_fewshot: 2\n`, { numFewshot: 5 })).numFewshot).toBe(5)
    expect((await load(`${smallTask}num_fewshot: 2\n`)).numFewshot).toBe(2)
    expect((await load(`${smallTask}num_fewshot: 0\n`, { numFewshot: 5 })).numFewshot).toBe(0)
  })

  test('keys of the file, whole, and metadata', async () => {
    const text = `${smallTask}metadata: {version: 1.0, keep: true}\n`
    const task = await load(text, { config: { test_split: 'dev' }, metadata: { keep: false, size: 3 } })
    expect(task.splits.evaluated).toBe('dev')
    expect(jsonDumps(task.metadata)).toMatch(
      /^{"version": 1.0, "keep": false, "size": 3, "config_source": ".*a.yaml"}$/,
    )
  })

  test.each([
    ['', '{"temperature": 0.0, "do_sample": false, "max_gen_toks": 256, "until": ["\\n\\n"]}'],
    [
      'fewshot_delimiter: "#"\n',
      '{"temperature": 0.0, "do_sample": false, "max_gen_toks": 256, "until": ["#"]}',
    ],
    [
      'generation_kwargs: {max_gen_toks: 9, temperature: 0}\n',
      '{"max_gen_toks": 9, "temperature": 0.0, "until": ["\\n\\n"]}',
    ],
  ])('generation arguments of %j', async (line, json) => {
    const generates = smallTask.replace('multiple_choice', 'generate_until')
    expect(jsonDumps((await load(generates + line)).generationKwargs)).toBe(json)
  })

  test('what the file says for a profile, and what its scripts pass where the user passes nothing', async () => {
    const text = `${smallTask.replace('multiple_choice', 'generate_until')}generation_kwargs: {do_sample: true, temperature: 0.6}
profiles:
  "0.4.4":
    generation_kwargs: {do_sample: false, until: [x]}
    default_gen_kwargs: {temperature: 0.6, do_sample: true}
`
    const kwargs = async (overrides: TaskOverrides) =>
      jsonDumps((await load(text, overrides)).generationKwargs)
    expect(await kwargs({})).toBe('{"do_sample": true, "temperature": 0.6, "until": ["\\n\\n"]}')
    expect(await kwargs({ profile: '0.4.8' })).toBe(await kwargs({}))
    expect(await kwargs({ profile: '0.4.4', generationKwargs: {} })).toBe(
      '{"do_sample": true, "until": ["x"], "temperature": 0.6}',
    )
    expect(await kwargs({ profile: '0.4.4', generationKwargs: { top_k: 1 } })).toBe(
      '{"do_sample": false, "until": ["x"], "top_k": 1}',
    )
  })
})

describe('ported functions', () => {
  const text = `${smallTask}process_results: !function scores.both\n`

  test('are found beside the file', async () => {
    const processResults = () => ({ acc: 1 })
    const task = await load(text, {}, { 'sub/scores': () => Promise.resolve({ both: processResults }) })
    expect(task.processResults).toBe(processResults)
  })

  test('a missing module or function is named', async () => {
    await expect(load(text)).rejects.toThrow('there is no TypeScript port of sub/scores')
    const ports = { 'sub/scores': () => Promise.resolve({ other: () => ({}) }) }
    await expect(load(text, {}, ports)).rejects.toThrow(
      'module sub/scores has no function both. It has: other.',
    )
  })
})

test('the dump has lm_eval’s keys in its order', async () => {
  const dump = taskConfigDump(
    await load(
      `${smallTask}process_results: !function s.both\n`,
      {},
      { 'sub/s': () => Promise.resolve({ both: () => ({}) }) },
    ),
  )
  expect(Object.keys(dump)).toEqual(
    (
      'task dataset_path dataset_name training_split test_split doc_to_target unsafe_code doc_to_choice process_results description ' +
      'target_delimiter fewshot_delimiter fewshot_config num_fewshot output_type repeats should_decontaminate prompt_strategy metadata'
    ).split(' '),
  )
  expect(dump).toMatchObject({
    process_results: '!function s.both',
    fewshot_config: { sampler: 'default', split: null, doc_to_target: 'answer' },
  })
})

test.each([
  ['doc_to_text: "{{q}}"\n', '`doc_to_text` would have no effect'],
  ['description: Look.\n', '`description` would have no effect'],
  ['use_prompt: promptsource:x\n', 'needs the Python package promptsource'],
  ['use_prompt: qa-basic:nothing\n', 'there is no such prompt'],
  ['metric_list: [{aggregation: mean}]\n', '`metric` must be a name or a !function'],
])('%j is refused, never ignored', async (line, message) => {
  await expect(load(smallTask + line)).rejects.toThrow(message)
})

test.each([
  ['doc_to_choice: [red, blue]\n', '', 'lacks the key `doc_to_choice`'],
  ['doc_to_target: answer\n', '', 'lacks the key `doc_to_target`'],
  ['test_split: test\n', '', 'neither `test_split` nor `validation_split`'],
  ['dataset_path: made/up\n', '', '`dataset_path` is missing'],
  ['strategy: question', 'strategy: qestion', 'unknown prompt_strategy `qestion`. Did you mean question?'],
  ['prompt_strategy: question\n', '', 'lacks the key `doc_to_text`'],
])('a task file without %j is refused', async (line, instead, message) => {
  await expect(load(smallTask.replace(line, instead))).rejects.toThrow(message)
})

test('unknown names are usage errors', async () => {
  await using files = await temporaryFolder({ 'a.yaml': `${smallTask}tag: paint\n` })
  const index = await buildTaskIndex([smallLibrary(files.folder)])
  await expect(loadTask('colour', index)).rejects.toThrow('Tasks not found: colour. Did you mean colours?')
  await expect(loadTask('paint', index)).rejects.toThrow('paint is a tag, not a task')
})
