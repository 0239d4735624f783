import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { recordingProgress } from '@eval/core/testing'
import { datasetsDirSource } from '@eval/datasets'
import { simpleEvaluate } from '@eval/harness'
import { resolveRun, runOptions } from '@eval/harness/options'
import { afterAll, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('task-classes', import.meta.url))
const temporary = mkdtemp(path.join(tmpdir(), 'eval-task-classes-'))
afterAll(async () => rm(await temporary, { recursive: true }))

async function evaluated(tasks: readonly string[], includePath: string, outputPath?: string) {
  const flags = { tasks, model: 'dummy', include_path: includePath }
  const output = outputPath === undefined ? {} : { output_path: outputPath, log_samples: true }
  return await simpleEvaluate(await resolveRun({ ...flags, ...output }, runOptions), {
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

const names = ['class_questions', 'class_chosen', 'class_whole', 'class_made']

test('task classes and datasets of a task’s own give lm_eval’s samples and results', { timeout: 120_000 }, async () => {
  const output = path.join(await temporary, 'out')
  const { files } = await evaluated(names, path.join(folder, 'tasks'), output)
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

const question = 'dataset_path: made/questions\ntest_split: test\ndoc_to_text: "{{question}}"\n'

test.each([
  [
    'a helper that throws',
    `${question}doc_to_target: !function utils.answer\n`,
    /utils\.answer of .* failed for entry 2: IndexError: list index out of range \(utils\.py, line 2\)/,
  ],
  [
    'a function that loads a dataset that is not there',
    'custom_dataset: !function utils.load\ntest_split: test\ndoc_to_text: "{{a}}"\ndoc_to_target: "{{a}}"\n',
    /made\/nothing/,
  ],
  [
    'a class without a method that lm_eval needs',
    'class: !function utils.Nothing\n',
    /Task broken: the helper utils\.Nothing of .* TypeError: Can't instantiate abstract class Nothing/,
  ],
  [
    'a class that reads a column which is missing',
    'class: !function utils.Column\n',
    /Task broken: the helper utils\.Column of .* failed: KeyError: .*colour.* \(utils\.py, line 20\)/,
  ],
  [
    'a column of images that is missing',
    `${question}doc_to_target: "{{level}}"\ndoc_to_image: [picture]\n`,
    /broken: the task shows images to the model, and --model dummy takes none/,
  ],
])('%s: one sentence that names it', { timeout: 60_000 }, async (_, text, message) => {
  const include = await mkdtemp(path.join(await temporary, 'tasks-'))
  await writeFile(path.join(include, 'broken.yaml'), `task: broken\n${text}`)
  const utils = `def answer(doc):
    return doc["answers"][0]

def load(**kwargs):
    import datasets
    return datasets.load_dataset("made/nothing")

from lm_eval.api.task import ConfigurableTask, Task

class Nothing(Task):
    pass

class Column(ConfigurableTask):
    DATASET_PATH = "made/questions"
    def __init__(self):
        super().__init__(config={"test_split": "test"})
    def doc_to_text(self, doc):
        return doc["question"]
    def doc_to_target(self, doc):
        return doc["colour"]
`
  await writeFile(path.join(include, 'utils.py'), utils)
  await expect(evaluated(['broken'], include)).rejects.toThrow(message)
})
