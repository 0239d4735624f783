import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ChatRenderer, PythonPromptSettings, PythonServices, PythonTaskSettings } from '@eval/core'
import { pyFloat, PyTuple } from '@eval/pystd'
import { afterAll, describe, expect, test } from 'vitest'
import { openPythonHost } from './open-python-host.ts'

const temporary = mkdtemp(path.join(tmpdir(), 'eval-classes-'))
afterAll(async () => rm(await temporary, { recursive: true }))

const text = { dtype: 'string', _type: 'Value' }
const rows = (split: string) =>
  ['red', 'blue', 'green'].map((answer, index) => ({ question: `${split} ${index}?`, answer }))
const services: PythonServices = {
  splits: async () => ['train', 'test'],
  dataset: async (_, split) => ({ rows: rows(split), features: { question: text, answer: text } }),
  render: (template, doc) =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(doc[name]).slice(1, -1)),
}
const plain: PythonPromptSettings = { systemInstruction: null, fewshotAsMultiturn: false }

const own = `from lm_eval.api.task import ConfigurableTask, Task
from lm_eval.api.instance import Instance
from lm_eval.api.metrics import mean

class Own(ConfigurableTask):
    def __init__(self, config=None):
        super().__init__(config={key: value for key, value in config.items() if key != "class"})

class Scored(Own):
    def process_results(self, doc, results):
        return {**super().process_results(doc, results), "margin": results[0][0] - results[1][0]}

    def aggregation(self):
        return {**super().aggregation(), "margin": max, "acc": mean}

class Bare(ConfigurableTask):
    DATASET_PATH = "org/data"
    VERSION = 3

    def __init__(self):
        super().__init__(config={"metadata": {"version": self.VERSION}})

    def has_training_docs(self):
        return False

    has_validation_docs = has_training_docs

    def has_test_docs(self):
        return True

    def test_docs(self):
        return self.dataset["test"]

    def doc_to_text(self, doc):
        return doc["question"]

    def doc_to_target(self, doc):
        return doc["anser"] if doc["answer"] == "green" else doc["answer"]

    def construct_requests(self, doc, ctx, **kwargs):
        kwargs.pop("chat_template"), kwargs.pop("apply_chat_template")
        return [
            Instance(request_type="loglikelihood", doc=doc, arguments=(ctx, " no"), idx=1, **kwargs),
            Instance(request_type="generate_until", doc=doc, arguments=(ctx, {"until": []}), idx=0, **kwargs),
        ]

    def process_results(self, doc, results):
        return {"length": len(results[0]), "sure": results[1][1]}

class Lacking(Task):
    def has_training_docs(self):
        return False
`

async function open(name: string, settings: Partial<PythonTaskSettings> = {}) {
  const root = await temporary
  await writeFile(path.join(root, 'task.py'), own)
  const host = await openPythonHost({ roots: [root], services, cacheFolder: path.join(root, 'cache') })
  const made = await host.load({ folder: root, module: 'task', name, root })
  const told = {
    name: 'mine',
    config: {},
    functions: [],
    generation: {},
    numFewshot: null,
    fewshotSeed: 1234,
  }
  return { host, task: await made.openTask({ ...told, ...settings }) }
}

const keys = {
  class: { '!function': null },
  task: 'mine',
  dataset_path: 'org/data',
  training_split: 'train',
  test_split: 'test',
  doc_to_text: '{{question}}',
  doc_to_target: 'answer',
  doc_to_choice: ['red', 'blue'],
  output_type: 'multiple_choice',
  description: 'Colours.\n',
  metadata: { version: 2 },
}

// Prompts and values as lm_eval 0.4.13 has them (Python 3.11).
describe('a class that leaves most to lm_eval', () => {
  test('has prompts, examples and requests of the task file', async () => {
    const { host, task } = await open('Own', { config: keys, numFewshot: 2 })
    await using _ = host
    expect(task.facts).toMatchObject({ version: 2, total: 3, ownResults: false, configurable: true })
    expect(task.facts).toMatchObject({
      outputType: 'multiple_choice',
      higherIsBetter: null,
      datasetPath: 'org/data',
    })
    const [document] = await task.documents([0], plain)
    const context = 'Colours.\ntrain 1? blue\n\ntrain 0? red\n\ntest 0?'
    expect(document).toMatchObject({
      doc: { question: 'test 0?', answer: 'red' },
      target: 'red',
      choices: ['red', 'blue'],
    })
    expect(document?.requests).toEqual([
      { type: 'loglikelihood', arguments: [context, ' red'], repeats: 1 },
      { type: 'loglikelihood', arguments: [context, ' blue'], repeats: 1 },
    ])
  })

  test('has conversations that the program around renders, also such that are no text', async () => {
    const { host, task } = await open('Own', { config: keys, numFewshot: 1 })
    await using _ = host
    const chat: ChatRenderer = {
      template: null,
      render: (messages) => ({ messages: messages.slice(0, 1) }),
    }
    const [document] = await task.documents([1], { systemInstruction: 'Be.', chat, fewshotAsMultiturn: true })
    expect(document?.requests[0]).toMatchObject({
      prompt: { messages: [{ role: 'system', content: 'Be.\n\nColours.\n' }] },
    })
  })

  test('may add scores of its own, and the functions that aggregate them', async () => {
    const { host, task } = await open('Scored', { config: keys })
    await using _ = host
    const { aggregations, higherIsBetter } = task.facts
    expect([...aggregations]).toEqual([
      ['acc', 'mean'],
      ['acc_norm', 'mean'],
      ['margin', null],
    ])
    expect([...(higherIsBetter ?? [])]).toEqual([
      ['acc', true],
      ['acc_norm', true],
    ])
    await task.documents([0, 2], plain)
    const answers = [new PyTuple([pyFloat(-1.5), true]), new PyTuple([pyFloat(-2), false])]
    expect(await task.scores([{ position: 0, results: answers }])).toEqual([
      { acc: pyFloat(1), acc_norm: pyFloat(1), margin: 0.5 },
    ])
    expect(await task.aggregate('margin', [0.5, 0.75])).toBe(0.75)
  })
})

describe('a class that says everything itself', () => {
  test('has two kinds of requests, in the order of their numbers', async () => {
    const { host, task } = await open('Bare')
    await using _ = host
    expect(task.facts).toMatchObject({
      version: 3,
      ownResults: true,
      dump: { num_fewshot: 0, metadata: { version: 3 } },
    })
    const [document] = await task.documents([1], plain)
    expect(document?.requests.map(({ type }) => type)).toEqual(['generate_until', 'loglikelihood'])
    const results = ['abc', new PyTuple([-0.5, true])]
    expect(await task.scores([{ position: 1, results }])).toEqual([{ length: 3, sure: true }])
  })

  test('names class, file and line where it fails', async () => {
    const { host, task } = await open('Bare')
    await using _ = host
    await expect(task.documents([2], plain)).rejects.toThrow(
      /the helper task\.Bare of .* failed: KeyError: 'anser' \(task\.py, line 38\)/,
    )
  })

  test('that lacks a method is not made', async () => {
    await expect(open('Lacking')).rejects.toThrow(
      /task\.Lacking of .*: TypeError: Can't instantiate abstract class Lacking.*process_results/,
    )
  })
})
