import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { apiModels, type Dialect } from '@eval/backends-api'
import { jsonDumps, jsonLoads, pyStr, type PyRecord, type PyValue } from '@eval/pystd'
import { describe, expect, test } from 'vitest'

// Made by running lm_eval 0.4.13's code.
const shared = process.env['EVAL_SHARED'] ?? path.join(import.meta.dirname, '../../../shared')
const vectors = path.join(shared, 'spec/vectors/backends')

function cases(name: string): readonly PyRecord[] {
  const file = path.join(vectors, name)
  return existsSync(file) ? records(record(jsonLoads(readFileSync(file, 'utf8')))['cases']) : []
}

const isRecord = (value: PyValue | undefined): value is PyRecord =>
  Object.getPrototypeOf(Object(value)) === Object.prototype
const record = (value: PyValue | undefined): PyRecord => (isRecord(value) ? value : {})
const list = (value: PyValue | undefined): readonly PyValue[] => (Array.isArray(value) ? value : [])
const records = (value: PyValue | undefined): readonly PyRecord[] => list(value).filter(isRecord)
const text = (value: PyValue | undefined): string => pyStr(value ?? null)

function dialectOf(item: PyRecord): Dialect {
  const dialect = apiModels[text(item['backend'])]?.dialect
  if (dialect === undefined) throw new TypeError(`no dialect for ${text(item['backend'])}`)
  return dialect
}

/** Messages without a field that lm_eval reads and that nothing here makes. */
function plainMessages(messages: PyValue | undefined): PyValue {
  if (!records(messages).some(({ role }) => role !== undefined)) return messages ?? null
  return records(messages).map(({ role = null, content = null }) => ({ role, content }))
}

function body(item: PyRecord): PyRecord {
  const { generate, messages = null, gen_kwargs: generation, eos_string: eos = null } = item
  const dialect = dialectOf(item)
  const settings = { model: text(item['model']), maxGenToks: 256, seed: 1234 }
  if (generate === false) return dialect.scoring?.body(messages, settings) ?? {}
  const end = eos === null ? null : text(eos)
  const given = { ...settings, eos: item['path'] === 'concurrent' ? undefined : end }
  return dialect.generationBody(plainMessages(messages), record(generation), given)
}

const numbered = (items: readonly PyRecord[]): [number: number, backend: string, item: PyRecord][] =>
  items.map((item, index) => [index, text(item['backend']), item])
const reply = (item: PyRecord): unknown => JSON.parse(jsonDumps(item['response'] ?? null))
const plain = (value: PyValue | undefined): unknown => JSON.parse(jsonDumps(value ?? null))

function logprobs(item: PyRecord): unknown {
  const prompts = list(item['ctxlens']).map((length) => ({
    contextLength: Number(length),
    continuationLength: 1,
  }))
  const read = dialectOf(item).scoring?.read(reply(item), prompts) ?? []
  return read.map(({ logprobs: values, greedy }) => [values.reduce((sum, value) => sum + value, 0), greedy])
}

describe.skipIf(!existsSync(vectors))(
  "lm_eval's bodies and answers (skipped without the shared folder)",
  () => {
    const payloads = cases('api_payloads.json').filter((item) => item['body'] !== undefined)
    test.each(numbered(payloads))('body %i: %s', (_, __, item) => {
      expect(jsonDumps(body(item))).toBe(item['body'])
    })

    const parsed = cases('api_parsing.json')
    // Not here: errors and empty lists, for which lm_eval makes an empty text or none; several blocks of one Anthropic answer,
    // which it takes for several answers; think marks, which are cut elsewhere.
    const texts = parsed.filter(
      ({ kind, result, backend, response, think_end_token: mark }) =>
        kind === 'generation' &&
        list(result).length > 0 &&
        record(response)['error'] === undefined &&
        mark === undefined &&
        (backend !== 'anthropic-chat-completions' || list(result).length === 1),
    )
    test.each(numbered(texts))('texts %i: %s', (_, __, item) => {
      const wanted = list(item['result'])
      const read = dialectOf(item).readTexts(reply(item), wanted.length)
      // A missing content is empty in lm_eval, as an answer without a text is by default.
      expect(read.map((each) => each.text ?? '')).toEqual(wanted.map((each) => each ?? ''))
    })

    const scored = parsed.filter(
      ({ kind, backend }) => kind === 'logprobs' && backend === 'local-completions',
    )
    const isEcho = ({ response }: PyRecord): boolean =>
      records(record(response)['choices']).every(
        ({ logprobs: all }) => list(record(all)['token_logprobs']).length > 1,
      )
    const right = scored.filter((item) => item['result'] !== undefined && isEcho(item))
    test.each(numbered(right))('log-probabilities %i: %s', (_, __, item) => {
      expect(logprobs(item)).toEqual(plain(item['result']))
    })

    // lm_eval scores the echo without log-probabilities of the prompt 0 and greedy, and breaks at a null.
    const wrong = scored.filter(
      (item) => !isEcho(item) || (item['result'] === undefined && !list(item['ctxlens']).includes(0)),
    )
    test.each(numbered(wrong))('no log-probabilities %i: %s', (_, __, item) => {
      expect(() => logprobs(item)).toThrow(/log-probabilit/)
    })
  },
)
