import { jsonDumps } from '@eval/pystd'
import { expect, test } from 'vitest'
import { benchmarkArgs } from './benchmark-args.ts'
import { resolveSettings } from './resolve-settings.ts'

const urlOf = (url: string, more: Record<string, unknown> = {}): string =>
  resolveSettings({ model: 'm', url, ...more }).url

test('whole addresses stay; bare hosts and bases get what is missing', () => {
  expect(urlOf('http://h:1/v1/chat/completions')).toBe('http://h:1/v1/chat/completions')
  expect(urlOf('http://h:1')).toBe('http://h:1/v1/chat/completions')
  expect(urlOf('http://h:1/v1/', { api: 'embedding' })).toBe('http://h:1/v1/embeddings')
  expect(urlOf('http://h:1/api/x')).toBe('http://h:1/api/x')
  expect(urlOf('http://h:1/v1/chat/completions', { api: 'responses' })).toBe('http://h:1/v1/responses')
  expect(urlOf('http://h:1/v1/chat/completions', { dataset: 'speed_benchmark' })).toBe(
    'http://h:1/v1/completions',
  )
})

test('a chat template applies at chat addresses, unless said otherwise', () => {
  expect(resolveSettings({ model: 'm', url: 'http://h/v1/completions' }).applyChatTemplate).toBe(false)
  expect(resolveSettings({ model: 'm', url: 'http://h/v1/chat/completions/' }).applyChatTemplate).toBe(true)
  expect(resolveSettings({ model: 'm', applyChatTemplate: false }).applyChatTemplate).toBe(false)
})

test('lists that do not fit each other are refused', () => {
  expect(() => resolveSettings({ model: 'm', number: [1, 2], parallel: 1 })).toThrow('as many values')
  expect(() => resolveSettings({ model: 'm', number: [1, 2], openLoop: true })).toThrow('--rate')
  expect(() => resolveSettings({ model: 'm', rate: 0 })).toThrow('above 0')
  expect(() => resolveSettings({ model: 'm', number: 1.5 })).toThrow('whole numbers')
})

test('stored arguments mask keys, and have the keys of the profile', () => {
  const point = { number: 2, parallel: 1, rate: -1, datasetOffset: 0, outputsDir: 'out' }
  const settings = resolveSettings({ model: 'a/b', apiKey: 'secret', headers: { 'X-Team': 'blue' } })
  const args = benchmarkArgs(settings, point)
  expect(args).toMatchObject({ model_id: 'b', api_key: '***', number: 2, max_tokens: 2048 })
  expect(args['headers']).toEqual({ 'X-Team': 'blue', Authorization: '***' })
  expect(jsonDumps(args['max_prompt_length'] ?? null)).toBe('9223372036854775807')
  expect(Object.keys(args)).not.toContain('open_loop')
  const later = benchmarkArgs(resolveSettings({ model: 'm', profile: 'v1.9' }), point)
  expect(jsonDumps([later['rate'] ?? null, later['open_loop'] ?? null])).toBe('[-1.0, false]')
})
