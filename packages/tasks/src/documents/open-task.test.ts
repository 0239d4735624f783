import { DataError, type Instance } from '@eval/core'
import { describe, expect, test } from 'vitest'
import { buildTaskIndex } from '../index/build-task-index.ts'
import { loadTask } from '../task/load-task.ts'
import type { Task } from '../task/task.ts'
import type { TaskOverrides } from '../task/task-overrides.ts'
import { jsonChat, memorySource, smallLibrary, smallTask } from '../testing/small-library.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'
import { type OpenTaskSettings, openTask } from './open-task.ts'

const source = memorySource({
  test: [
    { question: 'Sky?', answer: 'blue' },
    { question: 'Blood?', answer: 'red' },
  ],
  train: [{ question: 'Rose?', answer: 'red' }],
})
const settings: OpenTaskSettings = { fewshotSeed: 1234, fewshotAsMultiturn: false }

async function load(text: string, overrides: TaskOverrides = {}): Promise<Task> {
  await using files = await temporaryFolder({ 'a.yaml': text })
  return await loadTask('colours', await buildTaskIndex([smallLibrary(files.folder)]), overrides)
}

async function instances(task: Task, changed: Partial<OpenTaskSettings> = {}): Promise<readonly Instance[]> {
  return [...(await openTask(task, source, { ...settings, ...changed })).instances()]
}

describe('multiple choice', () => {
  test('one request a choice, in document order, each with its origin', async () => {
    const [first, second, third] = await instances(await load(smallTask))
    expect(first).toEqual({
      taskName: 'colours',
      docId: 0,
      index: 0,
      doc: { question: 'Sky?', answer: 'blue' },
      request: {
        type: 'loglikelihood',
        context: 'Sky?',
        continuation: ' red',
        origin: { taskName: 'colours', docId: 0, index: 0 },
      },
      repeats: 1,
    })
    expect(second?.request).toMatchObject({ continuation: ' blue', origin: { index: 1 } })
    expect(third).toMatchObject({ docId: 1, index: 0 })
  })

  test('examples come from the training split', async () => {
    const [first] = await instances(await load(smallTask, { numFewshot: 1 }))
    expect(first?.request).toMatchObject({ context: 'Rose? red\n\nSky?' })
  })

  test.each([
    ['0.4.4', ' red'],
    ['0.4.8', 'red'],
    [undefined, 'red'],
  ] as const)('after a conversation, profile %s', async (profile, continuation) => {
    const changed = profile === undefined ? { chat: jsonChat } : { chat: jsonChat, profile }
    const [first] = await instances(await load(smallTask), changed)
    expect(first?.request).toMatchObject({ context: '[["user","Sky?"]]', continuation })
  })
})

test('generation: one request with the arguments of task and run', async () => {
  const text = smallTask.replace(
    'output_type: multiple_choice\n',
    'generation_kwargs: {do_sample: false, until: ["."]}\nrepeats: 3\n',
  )
  const task = await load(text, { generationKwargs: { temperature: 0.5, do_sample: true } })
  const [first, second] = await instances(task)
  expect(first).toMatchObject({ repeats: 3, request: { type: 'generate_until', context: 'Sky?' } })
  expect(JSON.stringify(first?.request.type === 'generate_until' && first.request.generation)).toBe(
    '{"do_sample":true,"until":["."],"temperature":0.5}',
  )
  expect(second?.docId).toBe(1)
})

test('loglikelihood scores the answer itself, rolling the whole text', async () => {
  const scored = await load(smallTask.replace('multiple_choice', 'loglikelihood'))
  expect((await instances(scored))[0]?.request).toMatchObject({ context: 'Sky?', continuation: 'blue' })
  const rolling = await load(smallTask.replace('multiple_choice', 'loglikelihood_rolling'))
  expect((await instances(rolling))[0]?.request).toMatchObject({
    type: 'loglikelihood_rolling',
    text: 'blue',
  })
})

test('limit and samples choose documents; ids stay those of the split', async () => {
  const opened = await openTask(await load(smallTask), source, { ...settings, samples: [1] })
  expect(opened.documents).toMatchObject([{ docId: 1, loggedId: 1, doc: { question: 'Blood?' } }])
  expect(opened.totalDocuments).toBe(2)
  expect([...opened.instances()].map(({ docId }) => docId)).toEqual([1, 1])
})

test('taking the instances again gives the same ones', async () => {
  const opened = await openTask(await load(smallTask, { numFewshot: 1 }), source, settings)
  expect([...opened.instances()]).toEqual([...opened.instances()])
})

describe('data that does not fit', () => {
  test('a missing column is named with the task', async () => {
    const opening = openTask(await load(smallTask), memorySource({ test: [{ question: 'Sky?' }] }), settings)
    await expect(opening).rejects.toThrow('no column "answer" that task colours needs')
  })

  test('an empty split is named', async () => {
    const opening = openTask(await load(smallTask), memorySource({ test: [] }), settings)
    await expect(opening).rejects.toThrow(DataError)
  })

  test('a bad record is named by its number', async () => {
    const task = await load(smallTask.replace('[red, blue]', 'options'))
    const bad = memorySource({
      test: [
        { question: 'Sky?', answer: 'blue', options: ['red', 'blue'] },
        { question: 'Blood?', answer: 'red', options: 'red' },
      ],
    })
    const opened = await openTask(task, bad, settings)
    expect(() => [...opened.instances()]).toThrow('Task colours, record 1: `doc_to_choice` must give a list.')
  })
})
