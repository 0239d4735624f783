import { describe, expect, test } from 'vitest'
import type { Dialogue } from '../dialogue.ts'
import type { Instance } from '../instance.ts'
import type { Prompt } from '../prompt.ts'
import { collect } from '../testing/collect.ts'
import { fakeBackend } from '../testing/fake-backend.ts'
import { runDialogues } from './run-dialogues.ts'

const instance = (docId: number, index: number, context: string): Instance => ({
  taskName: 'chat',
  docId,
  index,
  doc: {},
  request: { type: 'generate_until', context, generation: {} },
  repeats: 1,
})

/** A dialogue of some turns, with two questions each; every question holds the answers before it. */
function dialogue(docId: number, length: number, closed: number[] = []): Dialogue {
  return {
    taskName: 'chat',
    dialogueId: String(docId),
    async *turns() {
      try {
        let context = `Dialogue ${docId}`
        for (let turn = 0; turn < length; turn++) {
          const responses = yield [
            instance(docId, 0, `${context} left?`),
            instance(docId, 1, `${context} right?`),
          ]
          context += responses
            .map((response) => ('text' in response ? ` ${response.text}` : ' (none)'))
            .join('')
        }
      } finally {
        closed.push(docId)
      }
    },
  }
}

const lengthOf = (prompt: Prompt): number => (typeof prompt === 'string' ? prompt.length : 0)

const echo = fakeBackend({
  answer: (request) => ({
    type: 'generate_until',
    state: 'ok',
    text: request.type === 'generate_until' ? `<${lengthOf(request.context)}>` : '',
  }),
})

describe('runDialogues', () => {
  test('asks the next turn with the answers of the last, in order', async () => {
    const turns = await collect(runDialogues(echo, [dialogue(0, 3)], {}))
    expect(
      turns.map(({ instances }) => instances.map(({ request }) => 'context' in request && request.context)),
    ).toEqual([
      ['Dialogue 0 left?', 'Dialogue 0 right?'],
      ['Dialogue 0 <16> <17> left?', 'Dialogue 0 <16> <17> right?'],
      ['Dialogue 0 <16> <17> <26> <27> left?', 'Dialogue 0 <16> <17> <26> <27> right?'],
    ])
    expect(turns.at(0)?.responses).toEqual([
      { type: 'generate_until', state: 'ok', text: '<16>' },
      { type: 'generate_until', state: 'ok', text: '<17>' },
    ])
  })

  test('asks the turns of all dialogues under way in one run, and no more dialogues than allowed', async () => {
    const backend = fakeBackend()
    const dialogues = [dialogue(0, 1), dialogue(1, 3), dialogue(2, 2)]
    const turns = await collect(runDialogues(backend, dialogues, { concurrency: 2 }))
    expect(backend.runs.map((requests) => requests.length)).toEqual([4, 4, 4])
    expect(turns.map(({ dialogueIndex }) => dialogueIndex)).toEqual([0, 1, 1, 2, 1, 2])
  })

  test('takes dialogues and turns without questions', async () => {
    const silent: Dialogue = {
      taskName: 'chat',
      dialogueId: 'silent',
      async *turns() {
        yield []
      },
    }
    const turns = await collect(runDialogues(echo, [dialogue(0, 0), silent, dialogue(1, 1)], {}))
    expect(turns.map(({ responses }) => responses.length)).toEqual([0, 2])
  })

  test('closes the dialogues under way when it is left, and when the backend fails', async () => {
    const closed: number[] = []
    for await (const _ of runDialogues(echo, [dialogue(0, 2, closed), dialogue(1, 2, closed)], {})) break
    expect(closed).toEqual([0, 1])
    const failing = fakeBackend({
      answer: () => {
        throw new Error('the model is gone')
      },
    })
    await expect(collect(runDialogues(failing, [dialogue(2, 2, closed)], {}))).rejects.toThrow(
      'the model is gone',
    )
    expect(closed).toEqual([0, 1, 2])
  })

  test('ends with the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(collect(runDialogues(echo, [dialogue(0, 1)], { signal }))).rejects.toThrow('enough')
  })
})
