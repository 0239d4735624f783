import { globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../support/command.ts'
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts'

const task = `
task: greetings
dataset_path: json
dataset_kwargs: {data_files: {test: greetings.jsonl, train: greetings.jsonl}}
test_split: test
training_split: train
doc_to_text: "Say {{word}}:"
doc_to_target: word
generation_kwargs: {until: ["."], max_gen_toks: 4}
`
const words = (...list: readonly string[]): string => list.map((word) => `{"word": "${word}"}\n`).join('')

async function ask(folder: TemporaryFolder, ...more: readonly string[]) {
  const what = ['--model', 'dummy', '--tasks', 'greetings', '--include_path', 'tasks', '--num_fewshot', '1']
  const where = ['--output_path', 'out', '--log_samples', '--fresh']
  const env = { LM_HARNESS_CACHE_PATH: folder.at('cache') }
  const ended = await run('lmeval', ['run', ...what, ...where, ...more], { cwd: folder.path, env })
  const latest = globSync('out/**/samples_*.jsonl', { cwd: folder.path }).sort().at(-1) ?? ''
  const text = latest === '' ? '' : readFileSync(folder.at(latest), 'utf8')
  const prompts = text
    .trim()
    .split('\n')
    .map((line) => /"arg_0": "((?:[^"\\]|\\.)*)"/.exec(line)?.[1])
  return { ...ended, prompts }
}

function prepared() {
  const folder = temporaryFolder()
  folder.write('tasks/greetings.yaml', task)
  folder.write('greetings.jsonl', words('hello', 'hi', 'good day'))
  return folder
}

test('stored prompts are used as they are, and it is said what has changed since', async () => {
  using folder = prepared()
  const first = await ask(folder, '--cache_requests', '--limit', '2')
  expect(first).toMatchObject({ code: 0 })
  expect(first.stderr).not.toContain('warning: task greetings')
  expect(readdirSync(folder.at('cache'))).toEqual([
    expect.stringMatching(
      /^requests-greetings-1shot-rank0-world_size1-tokenizer\.57669194[0-9a-f]+\.pickle$/,
    ),
  ])

  const same = await ask(folder, '--cache_requests', 'true')
  expect(same.prompts.slice(0, 2)).toEqual(first.prompts)
  expect(same.prompts).toHaveLength(3)
  expect(same.stderr).not.toContain('warning: task greetings')

  folder.write('greetings.jsonl', words('bye', 'hi', 'good day'))
  const stale = await ask(folder, '--cache_requests', '--seed', '5', '--gen_kwargs', 'max_gen_toks=9')
  expect(stale.prompts).toEqual(same.prompts)
  expect(stale.stderr).toMatch(
    /task greetings: the stored prompts are used as they are .* other settings: the few-shot seed \(1234, now 5\), generation_kwargs\.max_gen_toks \(4, now 9\), 1 of 3 documents\. --cache_requests refresh/,
  )

  const refreshed = await ask(folder, '--cache_requests', 'refresh', '--seed', '5')
  expect(refreshed.prompts[0]).toMatch(/Say bye:$/)
  const again = await ask(folder, '--cache_requests', '--seed', '5')
  expect(again.prompts).toEqual(refreshed.prompts)
  expect(again.stderr).not.toContain('warning: task greetings')
})

test('fewer prompts than documents, a damaged file, removal', async () => {
  using folder = prepared()
  await ask(folder, '--cache_requests', '--samples', '{"greetings": [2]}')
  const short = await ask(folder, '--cache_requests')
  expect(short.code).not.toBe(0)
  expect(short.stderr).toContain("the stored prompts cover only 1 of the run's 3 documents")

  const [name = ''] = readdirSync(folder.at('cache'))
  const file = path.join(folder.at('cache'), name)
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, -9))
  const mended = await ask(folder, '--cache_requests')
  expect(mended).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('are damaged; they are built anew'),
  })

  const removed = await ask(folder, '--cache_requests', 'delete')
  expect(removed).toMatchObject({ code: 0, stderr: expect.stringContaining('1 file removed from') })
  expect(readdirSync(folder.at('cache'))).toEqual([])
})
