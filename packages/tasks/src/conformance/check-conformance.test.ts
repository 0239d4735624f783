import { DataError, type PythonHost } from '@eval/core'
import { expect, test } from 'vitest'
import { buildTaskIndex } from '../index/build-task-index.ts'
import { smallLibrary } from '../testing/small-library.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { checkConformance, type ConformanceSettings } from './check-conformance.ts'

const question = 'dataset_path: owner/data\ntest_split: test\ndoc_to_text: "{{q.strip()}}"\n'
const choice = `${question}output_type: multiple_choice\ndoc_to_target: label\n`

async function checked(
  files: Readonly<Record<string, string>>,
  settings: ConformanceSettings = {},
): Promise<readonly unknown[]> {
  await using folder = await temporaryFolder(files)
  const index = await buildTaskIndex([smallLibrary(folder.folder)])
  const shown: unknown[] = []
  for await (const { entry, problem, requests, needs } of checkConformance(index, settings))
    shown.push([entry.name, problem?.reason ?? requests, ...needs])
  return shown
}

test.each([
  ['a list of choices', `${choice}doc_to_choice: [no, yes]\n`, 2],
  ['a template of choices', `${choice}doc_to_choice: "{{choices.text}}"\n`, 4],
  ['a column of choices', `${choice}doc_to_choice: options\n`, 4],
  ['examples', `${choice}doc_to_choice: [a, b, c]\nnum_fewshot: 5\n`, 3],
  ['generation', `${question}doc_to_target: "{{answers[0]}}"\n`, 1],
  ['a prompt by name', 'dataset_path: x\ntest_split: test\nuse_prompt: qa-basic:q-newline-a\n', 1],
])('requests are built on a made-up document: %s', async (_, text, count) => {
  expect(await checked({ 'a.yaml': `task: a\n${text}` })).toEqual([['a', count, 'network data']])
})

test('what stops a task has a reason that other tasks share', async () => {
  const found = await checked({
    'a.yaml': `task: a\n${question}doc_to_target: "{{a"\n`,
    'b.yaml': `task: b\n${question}doc_to_target: !function u.f\n`,
    'c.yaml': `task: c\n${question}doc_to_target: a\ndoc_to_image: [image]\nuse_prompt: promptsource:x\n`,
    'd.yaml': `task: d\n${question}`,
    'e.yaml': 'group: e\ntask: [zzz]\n',
  })
  expect(found).toEqual([
    ['a', expect.stringContaining('unexpected'), 'network data'],
    ['b', expect.stringContaining('no TypeScript port'), 'network data', 'Python'],
    ['c', expect.stringContaining('promptsource'), 'network data', 'images'],
    ['d', expect.stringContaining('lacks the key `doc_to_target`'), 'network data'],
    ['e', expect.stringContaining('zzz')],
  ])
})

test('functions are imported by Python, each once', async () => {
  const asked: string[] = []
  const python: PythonHost = {
    load: async (reference) => {
      asked.push(reference.name)
      if (reference.name === 'gone') throw new DataError('it needs the Python package nltk, which is missing')
      const unused = (): Promise<never> => Promise.reject(new Error('not called'))
      return {
        reference,
        text: '',
        shown: '',
        draws: false,
        call: unused,
        documents: unused,
        process: unused,
        splits: unused,
        openTask: unused,
        sample: unused,
        filter: unused,
      }
    },
    [Symbol.asyncDispose]: async () => {},
  }
  const docs = `${question}doc_to_target: a\nprocess_docs: !function u.`
  const found = await checked(
    { 'a.yaml': `task: a\n${docs}f\n`, 'b.yaml': `task: b\n${docs}f\n`, 'c.yaml': `task: c\n${docs}gone\n` },
    { python: async () => python },
  )
  expect(found).toEqual([
    ['a', undefined, 'network data', 'Python'],
    ['b', undefined, 'network data', 'Python'],
    ['c', 'needs the Python package nltk', 'network data', 'Python package nltk'],
  ])
  expect(asked.toSorted()).toEqual(['f', 'gone'])
})
