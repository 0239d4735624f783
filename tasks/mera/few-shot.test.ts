import { type ChatRenderer, DataError, type Doc, type PromptSettings, type PromptTask } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import { describe, expect, test } from 'vitest'
import { meraFewShot } from './few-shot.ts'

const settings: PromptSettings = {
  numFewshot: 1,
  fewshotSeed: 1234,
  fewshotAsMultiturn: false,
  profile: '0.4.4',
}
const chat: ChatRenderer = {
  template: null,
  render: (messages) =>
    messages.map(({ role, content }) => `[${role}] ${JSON.stringify(content)}`).join('\n'),
}

function record(id: number, over: PyRecord = {}, meta: PyRecord = {}): Doc {
  const instruction = `Сложите.\n{a} и {b}\nОтвет ${id}: `
  return { instruction, inputs: { a: `${id}`, b: '1' }, outputs: `${id + 1}`, meta: { id, ...meta }, ...over }
}

function task(pool: readonly Doc[], prompt: PyRecord = {}, over: Partial<PromptTask> = {}): PromptTask {
  return {
    name: 'sums',
    prompt: { without_instruction: { format: '{a} + {b} =' }, ...prompt },
    fewshotPool: pool,
    target: (doc) => textOf(doc['outputs']),
    targetDelimiter: ' ',
    fewshotDelimiter: '\n\n',
    ...over,
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError('expected a text')
}

function prompt(own: PromptTask, doc: Doc, changed: Partial<PromptSettings> = {}): string {
  return textOf(meraFewShot(own, { ...settings, ...changed }).build(doc))
}

describe('the shape of a prompt', () => {
  const own = task([record(5)])
  test('without examples: the whole instruction', () => {
    expect(prompt(own, record(1), { numFewshot: 0 })).toBe('Сложите.\n1 и 1\nОтвет 1:')
  })

  test('with examples: the instruction belongs to the first one', () => {
    expect(prompt(own, record(1))).toBe('Сложите.\n5 и 1\nОтвет 5: 6\n\n1 + 1 =')
    const two = prompt(task([record(5), record(6)]), record(1), { numFewshot: 2 })
    expect(two).toMatch(/^Сложите\.\n(5|6) и 1\nОтвет \d: \d\n\n(5|6) \+ 1 = \d\n\n1 \+ 1 =$/)
  })

  test('a system instruction stands directly before plain text', () => {
    expect(prompt(own, record(1), { numFewshot: 0, systemInstruction: 'Ты помощник.' })).toMatch(
      /^Ты помощник\.Сложите/,
    )
  })

  test('conversation in one turn and in many', () => {
    const changed = { chat, systemInstruction: 'S' }
    expect(prompt(own, record(1), changed)).toBe(
      '[system] "S"\n[user] "Сложите.\\n5 и 1\\nОтвет 5: 6\\n\\n1 + 1 ="',
    )
    expect(prompt(own, record(1), { ...changed, fewshotAsMultiturn: true })).toBe(
      '[system] "S"\n[user] "Сложите.\\n5 и 1\\nОтвет 5:"\n[assistant] "6"\n[user] "1 + 1 ="',
    )
  })

  test('an example with an empty answer keeps its delimiters only in profile 0.4.4', () => {
    const empty = task([record(5, { outputs: '' })])
    expect(prompt(empty, record(1))).toBe('Сложите.\n5 и 1\nОтвет 5: \n\n1 + 1 =')
    expect(prompt(empty, record(1), { profile: '0.4.8' })).toBe('Сложите.\n5 и 1\nОтвет 5:1 + 1 =')
  })
})

describe('which examples are drawn', () => {
  const pool = Array.from({ length: 40 }, (_, id) => record(id))
  const drawn = (changed: Partial<PromptSettings>, docs = 5): (string | undefined)[] => {
    const builder = meraFewShot(task(pool), { ...settings, ...changed })
    return Array.from(
      { length: docs },
      (_, id) => /(\d+) и/.exec(textOf(builder.build(record(100 + id))))?.[1],
    )
  }

  // CPython 3.11: r = random.Random(1234); [r.sample(range(40), 1)[0] for _ in range(10)]
  test('one generator per task, one draw per record; single-turn chat draws twice and keeps the second', () => {
    const draws = ['28', '7', '0', '5', '37', '2', '5', '6', '22', '15']
    expect(drawn({})).toEqual(draws.slice(0, 5))
    expect(drawn({ chat, fewshotAsMultiturn: true })).toEqual(draws.slice(0, 5))
    expect(drawn({ chat })).toEqual([1, 3, 5, 7, 9].map((index) => draws[index]))
  })

  test('of the same domain, else of the same id_task', () => {
    const mixed = [
      record(1, {}, { domain: 'x' }),
      record(2, {}, { domain: 'y' }),
      record(3, {}, { id_task: '8_0' }),
    ]
    expect(prompt(task(mixed), record(9, {}, { domain: 'y' }))).toContain('2 и 1')
    expect(prompt(task(mixed), record(9, {}, { domain: '', id_task: '8_0' }))).toContain('3 и 1')
  })

  test('the record itself is dropped and leaves no instruction behind', () => {
    const itself = {
      meta: { id: 1 },
      outputs: '2',
      inputs: { b: '1', a: '1' },
      instruction: textOf(record(1)['instruction']),
    }
    expect(prompt(task([itself]), record(1))).toBe('1 + 1 =')
  })

  test('more than there are is an error that says so', () => {
    const few = task([record(1, {}, { domain: 'x' })])
    expect(() => prompt(few, record(2, {}, { domain: 'x' }), { numFewshot: 2 })).toThrow(
      "2 few-shot examples with meta.domain 'x' are wanted, and there are only 1",
    )
  })
})

describe('the prompt block', () => {
  const build = (block: PyRecord, doc: Doc, changed: Partial<PromptSettings> = { numFewshot: 0 }): string =>
    prompt(task([doc], block), doc, changed)
  const text = (instruction: string, inputs: PyValue): Doc => ({
    instruction,
    inputs,
    outputs: '',
    meta: { id: 0 },
  })

  test.each<[PyRecord, string, string]>([
    [{}, ' {inputs} ', 'v'],
    [{ strip: 'none' }, ' {inputs} ', ' v '],
    [{ strip: 'left' }, ' {inputs} ', 'v '],
    [{ strip: 'right', append: '!' }, ' {inputs} ', ' v!'],
    [{ inputs_name: 'comment' }, '{comment}', 'v'],
    [{ literal: 'скобки {}' }, 'скобки {} {inputs}', 'скобки {} v'],
    [{}, '{{literal}} {inputs!r}', "{literal} 'v'"],
  ])('instruction %j: %j → %j', (instruction, template, wanted) => {
    expect(build({ instruction }, text(template, 'v'))).toBe(wanted)
  })

  test('the first example can differ from the zero-shot text, and a question can be a field', () => {
    const block = { first_shot: { strip: 'none', append: '#' }, without_instruction: { field: 'short' } }
    const own = task([text(' {inputs} ', 'v')], block)
    expect(prompt(own, { ...text('', 'w'), short: 'S' })).toBe(' v # \n\nS')
  })

  test.each<[PyRecord, string]>([
    [{ instruction: { trim: 'both' } }, 'unknown key `trim`'],
    [{ instruction: { strip: 'all' } }, 'strip must be none, left, right or both'],
    [{ instruction: 'both' }, 'must be a mapping'],
    [{ without_instruction: {} }, '`prompt.without_instruction`.format must be a text'],
    [{ question: {} }, 'unknown key `question`'],
  ])('%j is refused', (block, message) => {
    expect(() => build(block, text('', ''))).toThrow(message)
  })

  test('a record that does not fit its template is a data error', () => {
    expect(() => build({}, text('{other}', { text: 'v' }))).toThrow(DataError)
    expect(() => build({}, text('{other}', { text: 'v' }))).toThrow(
      '(KeyError: \'other\'). "inputs" has: text.',
    )
    expect(() => build({}, { inputs: 'v', meta: {} })).toThrow('the column "instruction" is missing')
    expect(() => build({}, text('{inputs}', 'v'), { numFewshot: 0 })).not.toThrow()
  })
})

test('in a task with choices a prompt of digits is taken for the number of a choice', () => {
  const own = task([], {}, { choices: () => ['нет', 'да'] })
  const doc = (instruction: string): Doc => ({ instruction, inputs: {}, outputs: '', meta: {} })
  expect(prompt(own, doc('1'), { numFewshot: 0 })).toBe('да')
  expect(() => prompt(own, doc('7'), { numFewshot: 0 })).toThrow('there is no such choice')
})
