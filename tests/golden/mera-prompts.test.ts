import type { ChatRenderer, HarnessProfile, Instance, Request } from '@eval/core'
import { localFolderSource } from '@eval/datasets'
import { jsonDumps, type PyValue, sha256Hex } from '@eval/pystd'
import { meraLibrary } from '@eval/task-library'
import { buildTaskIndex, loadTask, type OpenTaskSettings, openTask, resolveTaskNames, type Task } from '@eval/tasks'
import { describe, expect, test } from 'vitest'

const json: ChatRenderer = {
  template: null,
  render: (messages) => jsonDumps(messages.map((message): PyValue => ({ role: message.role, content: text(message.content) })), { ensureAscii: false }),
}

const ways = {
  plain: {},
  single: { chat: json },
  multi: { chat: json, fewshotAsMultiturn: true },
} satisfies Readonly<Record<string, Partial<OpenTaskSettings>>>

async function load(name: string, numFewshot?: number): Promise<Task> {
  const index = await buildTaskIndex([meraLibrary])
  return await loadTask(name, index, numFewshot === undefined ? {} : { numFewshot })
}

async function instances(task: Task, settings: Partial<OpenTaskSettings>): Promise<readonly Instance[]> {
  const source = localFolderSource(meraLibrary.samples ?? '')
  const opened = await openTask(task, source, { fewshotSeed: 1234, fewshotAsMultiturn: false, ...settings })
  return [...opened.instances()]
}

// Made with CPython 3.11: random.Random(1234).sample over the embedded sample, str.format, json.dumps.
test.each([
  ['plain', 0, '444b2fb0147f2cb7b6353f6cd217320af52f9d1c126ad868fd9125d494d918f8'],
  ['plain', 1, '18e1b88733d2eb9d71f65eee89bbcafc664f18739abe50974ec782f00ea70f1a'],
  ['plain', 3, '5b30d9d7e2ecfc6add96ddd2a31e82133f61dc6ba73573c58aa4791650d0b9b3'],
  ['single', 0, '7783dfab178ac3a535b986e6d67b84c7ed76d6ab8bfe7bcce38d99c88102c44d'],
  ['single', 1, 'b3c3c2245fda387f621398ce56b220778c5e5b2cfa4e091351416cc947d82a60'],
  ['single', 3, 'bdc6241cf25cc7b660762f8833b1374130299699ec5b242fee4d64f79b519847'],
  ['multi', 0, '7783dfab178ac3a535b986e6d67b84c7ed76d6ab8bfe7bcce38d99c88102c44d'],
  ['multi', 1, '84c0f7cd802bc199e1ef651ce45ced27b446ef0e3dd69b41b5d524782e092a56'],
  ['multi', 3, 'db66dfc006e3b150fd61b4b74ae746f8c97a4b61b28db979aa184b5d8e6f5c5b'],
] as const)('prompts of the embedded sample: %s, %i shots', async (way, shots, digest) => {
  for (const name of ['rummlu', 'rummlu_gen']) {
    const made = await instances(await load(name, shots), ways[way])
    const first = made.filter(({ index }) => index === 0)
    expect(first).toHaveLength(48)
    expect(sha256Hex(first.map(({ request }) => contextOf(request)).join('\0'))).toBe(digest)
  }
})

describe('ruMMLU', () => {
  test.each<[HarnessProfile | undefined, keyof typeof ways, readonly string[]]>([
    ['0.4.4', 'plain', [' A', ' B', ' C', ' D']],
    ['0.4.4', 'multi', [' A', ' B', ' C', ' D']],
    ['0.4.8', 'plain', [' A', ' B', ' C', ' D']],
    ['0.4.8', 'multi', ['A', 'B', 'C', 'D']],
    [undefined, 'single', ['A', 'B', 'C', 'D']],
  ])('scores four letters (profile %s, %s)', async (profile, way, letters) => {
    const made = await instances(await load('rummlu'), { ...ways[way], limit: 1, ...(profile && { profile }) })
    expect(made.map(({ request }) => request.type === 'loglikelihood' && request.continuation)).toEqual(letters)
  })

  test('its generative twin asks once, stops at a line end, and keeps what the task says', async () => {
    const task = await load('rummlu_gen')
    const [only, ...more] = await instances(task, { limit: 1 })
    expect(more).toEqual([])
    expect(only?.request).toMatchObject({ type: 'generate_until', generation: { do_sample: false, until: ['\n'] } })
    expect(task.filters).toEqual([
      {
        name: 'scoring',
        filters: [
          { function: 'regex', arguments: { regex_pattern: '(\\b([ABCD])\\b)', fallback: '-1' } },
          { function: 'take_first', arguments: {} },
        ],
      },
    ])
    expect(task.metrics).toHaveLength(58)
    expect(task.metrics[0]).toMatchObject({ metric: 'em', aggregation: 'mean', higherIsBetter: true })
    expect(task.processResults?.({ outputs: 'A', meta: { domain: 'anatomy' } }, ['A'])).toHaveProperty('em.anatomy')
  })

  test('is found by its tags', async () => {
    const index = await buildTaskIndex([meraLibrary])
    expect(index.warnings).toEqual([])
    expect(await resolveTaskNames(['mera'], index)).toContain('rummlu')
    expect(await resolveTaskNames(['mera_gen'], index)).toContain('rummlu_gen')
    expect(await resolveTaskNames(['mera_all'], index)).toEqual(expect.arrayContaining(['rummlu', 'rummlu_gen']))
    expect(await resolveTaskNames(['rummlu*'], index)).toEqual([
      'rummlu',
      'rummlu_gen',
      'rummlu_gen_localscore',
      'rummlu_localscore',
    ])
  })
})

function contextOf(request: Request): string {
  return text(request.type === 'loglikelihood_rolling' ? request.text : request.context)
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError('expected a text')
}
