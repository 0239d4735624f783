import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

// Forms of task files and command lines in which this program once differed from lm_eval 0.4.13; values are lm_eval's.

const generation = `
task: t
dataset_path: json
dataset_kwargs: {data_files: {test: data.jsonl}}
test_split: test
doc_to_text: "{{word}}"
doc_to_target: word
generation_kwargs: {max_gen_toks: 4, until: ["."]}
`

async function evaluate(folder: TemporaryFolder, yaml: string, ...more: readonly string[]) {
  folder.write('data.jsonl', '{"word": "lol"}\n{"word": "hello"}\n')
  folder.write('tasks/t.yaml', yaml)
  const what = ['--model', 'dummy', '--tasks', 't', '--include_path', 'tasks', '--output_path', 'out']
  const ended = await run('lmeval', ['run', ...what, '--log_samples', ...more], { cwd: folder.path })
  const found = (pattern: string): string => {
    const [file] = globSync(pattern, { cwd: folder.path })
    return file === undefined ? '' : readFileSync(folder.at(file), 'utf8')
  }
  return { ...ended, results: found('out/*/results_*.json'), samples: found('out/*/samples_*.jsonl') }
}

test('a metric that takes reference and prediction as one list', async () => {
  using folder = temporaryFolder()
  folder.write('tasks/utils.py', 'def longer(items):\n    return len(items[0]) - len(items[1])\n')
  const { code, results } = await evaluate(
    folder,
    `${generation}metric_list: [{metric: !function utils.longer, aggregation: mean, higher_is_better: true}]\n`,
  )
  expect(code).toBe(0)
  expect(JSON.parse(results).results.t).toMatchObject({ 'longer,none': 1 })
})

test('of two filter pipelines with one name the later one counts', async () => {
  using folder = temporaryFolder()
  const { samples } = await evaluate(
    folder,
    `${generation}filter_list: [{name: a, filter: [{function: take_first}]}, {name: a, filter: [{function: uppercase}, {function: take_first}]}]\n`,
  )
  const lines = samples.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).filtered_resps)).toEqual([['LOL'], ['LOL']])
})

test('--predict_only: placeholders stand where lm_eval has them', async () => {
  using folder = temporaryFolder()
  const { results } = await evaluate(folder, generation, '--predict_only')
  const keys = Object.keys(JSON.parse(results).configs.t)
  const around = (key: string): readonly string[] => keys.slice(keys.indexOf(key) - 1, keys.indexOf(key) + 2)
  expect(around('process_results')).toEqual(['unsafe_code', 'process_results', 'description'])
  expect(around('metric_list')).toEqual(['num_fewshot', 'metric_list', 'output_type'])
})

test('a configuration file is shown as it was written', async () => {
  using folder = temporaryFolder()
  folder.write('tasks/t.yaml', generation)
  folder.write('run.yaml', 'model: dummy\ntasks: t\ninclude_path: tasks\nlog_samples: yes\nlimit: 1.0\n')
  const { stdout } = await evaluate(folder, generation, '--config', 'run.yaml', '--tasks', 't')
  expect(stdout).toMatch(
    /^EvaluatorConfig\(config='run\.yaml', model='dummy', .*limit=1\.0, .*log_samples=True/,
  )
})

test('a word that is nearly a column is taken as a text, and said', async () => {
  using folder = temporaryFolder()
  const { code, stderr } = await evaluate(
    folder,
    generation.replace('doc_to_target: word', 'doc_to_target: wrod'),
  )
  expect(code).toBe(0)
  expect(stderr).toMatch(
    /task t: `doc_to_target: wrod` is no column of the documents \(did you mean word\?\)/,
  )
})
