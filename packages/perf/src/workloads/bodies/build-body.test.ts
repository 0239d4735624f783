import { jsonDumps, PyRandom } from '@eval/pystd'
import { expect, test } from 'vitest'
import type { PerfConfig } from '../../options/perf-config.ts'
import { resolveSettings } from '../../options/resolve-settings.ts'
import { textPrompt, type WorkloadPrompt } from '../prompt.ts'
import type { ApiFormat } from '../../options/api-format.ts'
import { buildBody } from './build-body.ts'
import { readTemplate } from './query-template.ts'

function body(
  config: Partial<PerfConfig>,
  prompt: WorkloadPrompt = textPrompt('hi', true),
  format: ApiFormat = 'openai',
): string {
  const settings = resolveSettings({ model: 'm', ...config })
  const template = settings.queryTemplate === null ? undefined : readTemplate(settings.queryTemplate)
  return jsonDumps(
    buildBody(format, prompt, { settings, template, tokenizer: undefined, random: new PyRandom(1) }),
    { ensureAscii: false },
  )
}

test('keys come in the order in which EvalScope sets them, extra arguments last', () => {
  expect(
    body({ stop: ['a'], topK: 4, nChoices: 2, seed: 1, extraArgs: { temperature: 1, x: null, y: true } }),
  ).toBe(
    '{"messages": [{"role": "user", "content": "hi"}], "model": "m", "max_tokens": 2048, "n": 2, "seed": 1, "stop": ["a"], "stream": true, "stream_options": {"include_usage": true}, "temperature": 1, "top_k": 4, "y": true}',
  )
})

test('1.4 leaves a stream that is not wanted out, later profiles say so', () => {
  expect(body({ stream: false })).not.toContain('stream')
  expect(body({ stream: false, profile: 'v1.9' })).toContain('"stream": false, "temperature": 0.0')
})

test('a template is filled in; what it says wins over defaults, and flags over it', () => {
  const queryTemplate =
    '{"model": "%m", "messages": [{"role": "user", "content": "Q: %p %x"}], "stream": true, "temperature": 0.7, "max_tokens": 9}'
  expect(body({ queryTemplate }, textPrompt('a "b"\n', true))).toBe(
    '{"model": "m", "messages": [{"role": "user", "content": "Q: a \\"b\\"\\n %x"}], "stream": true, "temperature": 0.7, "max_tokens": 9, "stream_options": {"include_usage": true}}',
  )
  expect(body({ queryTemplate, temperature: 0.25 })).toContain('"temperature": 0.25, "max_tokens": 9')
})

test('a template without a place for the prompt gets the messages', () => {
  expect(body({ queryTemplate: '{"top": 1}' })).toMatch(/^\{"top": 1, "messages": \[/)
  expect(body({ queryTemplate: '{"top": 1}' }, textPrompt('hi', false))).toMatch(
    /^\{"top": 1, "prompt": "hi"/,
  )
})

test('a body of a dataset keeps what it has', () => {
  const prompt: WorkloadPrompt = { kind: 'body', body: { messages: [], max_tokens: 5, temperature: 0.3 } }
  expect(body({ profile: 'v1.9' }, prompt)).toBe(
    '{"messages": [], "max_tokens": 5, "temperature": 0.3, "model": "m", "stream": true, "stream_options": {"include_usage": true}}',
  )
})

test('a range of tokens is drawn from for every request', () => {
  expect(body({ maxTokens: [3, 3] })).toContain('"max_tokens": 3')
})

test('other APIs', () => {
  expect(body({}, { kind: 'texts', texts: ['a', 'b'] }, 'embedding')).toBe(
    '{"input": ["a", "b"], "model": "m"}',
  )
  expect(body({}, { kind: 'rerank', query: 'q', documents: ['d'] }, 'rerank')).toBe(
    '{"query": "q", "documents": ["d"], "model": "m"}',
  )
  expect(body({}, textPrompt('hi', false), 'responses')).toBe(
    '{"input": "hi", "model": "m", "max_output_tokens": 2048, "stream": true, "temperature": 0.0}',
  )
  expect(body({}, textPrompt('hi', true), 'dashscope')).toBe(
    '{"input": {"messages": [{"role": "user", "content": "hi"}]}, "model": "m", "parameters": {"max_tokens": 2048, "incremental_output": true, "temperature": 0.0}}',
  )
})
