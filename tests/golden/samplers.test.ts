import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { recordingProgress } from '@eval/core/testing'
import { datasetsDirSource } from '@eval/datasets'
import { simpleEvaluate } from '@eval/harness'
import { resolveRun, runOptions } from '@eval/harness/options'
import { afterAll, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('samplers', import.meta.url))
const temporary = mkdtemp(path.join(tmpdir(), 'eval-samplers-'))
afterAll(async () => rm(await temporary, { recursive: true }))

async function evaluated(tasks: readonly string[], includePath: string, more: Readonly<Record<string, unknown>> = {}) {
  const flags = { tasks, model: 'dummy', include_path: includePath, ...more }
  return await simpleEvaluate(await resolveRun(flags, runOptions), {
    libraries: [],
    source: datasetsDirSource(path.join(folder, 'data')),
    progress: recordingProgress(),
    signal: new AbortController().signal,
    environment: { XDG_CACHE_HOME: path.join(await temporary, 'cache') },
    now: () => 0,
    program: { name: 'test', version: '0' },
    print: () => {},
    printAside: () => {},
  })
}

// In the order in which lm_eval was asked for them: two of them share a random generator.
const names = ['sampler_nearest', 'shuffled_second', 'sampler_remembering', 'shuffled_first']

test('samplers of a task’s own, and tasks that share a generator, give lm_eval’s samples and results', {
  timeout: 120_000,
}, async () => {
  const output = path.join(await temporary, 'out')
  const { files } = await evaluated(names, path.join(folder, 'tasks'), { output_path: output, log_samples: true })
  for (const name of names) {
    const file = files.find(({ taskName }) => taskName === name)?.path ?? ''
    const golden = await readFile(path.join(folder, 'samples', `${name}.jsonl`), 'utf8')
    expect(await readFile(file, 'utf8')).toBe(golden)
  }
  const golden: Record<string, unknown> = JSON.parse(await readFile(path.join(folder, 'results.json'), 'utf8'))
  const [written] = (await readdir(output, { recursive: true })).filter((name) => /results_.*json$/.test(name))
  const own: Record<string, unknown> = JSON.parse(await readFile(path.join(output, written ?? ''), 'utf8'))
  for (const [key, value] of Object.entries(golden)) expect(own[key]).toEqual(value)
})

const utils = `from lm_eval.api.samplers import ContextSampler

class Late(ContextSampler):
    def sample(self, n, eval_doc=None, df=None, **kwargs):
        if getattr(self, "asked", False):
            raise ValueError("enough")
        self.asked = True
        return self.df[:n]

class Texts(ContextSampler):
    def sample(self, n, eval_doc=None, df=None, **kwargs):
        return [doc["question"] for doc in self.df[:n]]

def function(df, rnd=None):
    return ContextSampler(df, rnd=rnd)
`

test.each([
  ['a sampler that fails', 'Late', /broken.*utils\.Late of .* failed for entry 1: ValueError: enough \(utils\.py, line 6\)/],
  ['one that gives no documents', 'Texts', /broken.*utils\.Texts of .* failed .*`sample` must give documents, not str/],
  ['a function in place of a class', 'function', /broken.*utils\.function of .*must be a subclass of lm_eval's ContextSampler/],
  ['a class that is not there', 'Gone', /broken\.yaml: .*utils.* has no function Gone/],
])('%s: one sentence that names task, file and class', { timeout: 60_000 }, async (_, name, message) => {
  const include = await mkdtemp(path.join(await temporary, 'tasks-'))
  const text = `task: broken
dataset_path: made/colours
training_split: train
test_split: test
fewshot_config: {sampler: !function utils.${name}}
num_fewshot: 2
doc_to_text: "{{question}}"
doc_to_target: answer
`
  await writeFile(path.join(include, 'broken.yaml'), text)
  await writeFile(path.join(include, 'utils.py'), utils)
  await expect(evaluated(['broken'], include)).rejects.toThrow(message)
})
