import { DataError } from '@eval/core'
import { pyFloat, type PyValue } from '@eval/pystd'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleLine } from '../lm-eval/sample-line.ts'
import type { SampleRecord } from '../sample-record.ts'
import { parseSampleLine } from './parse-sample-line.ts'
import { parseSamples } from './parse-samples.ts'

const place = { source: 'samples_x.jsonl', line: 7 }

test('a line of MERA 0.4.4 gets filter and metrics from what it has', () => {
  const line =
    '{"doc_id": 0, "doc": {"a": 1.0}, "target": "1", "arguments": {"gen_args_0": {"arg_0": "q", "arg_1": {"until": []}}}, ' +
    '"resps": [["x"]], "filtered_resps": ["x"], "doc_hash": "d", "prompt_hash": "p", "target_hash": "t", "bypass": null}'
  const record = parseSampleLine(line, place)
  expect(record).toEqual({
    docId: 0,
    doc: { a: pyFloat(1) },
    target: '1',
    arguments: [['q', { until: [] }]],
    resps: [['x']],
    filteredResps: ['x'],
    filter: 'none',
    metrics: ['bypass'],
    docHash: 'd',
    promptHash: 'p',
    targetHash: 't',
    scores: { bypass: null },
  })
  expect(sampleLine(record, 'mera-0.4.4')).toBe(line)
})

test('older files list their arguments', () => {
  const line =
    '{"doc_id": 5, "doc": {}, "target": 2, "arguments": [["ctx", " a"], ["ctx", " b"]], "resps": [[["-1.5", "False"]]], ' +
    '"filtered_resps": [["-1.5", "False"]], "acc": 0.0}'
  const record = parseSampleLine(line, place)
  expect(record.arguments).toEqual([
    ['ctx', ' a'],
    ['ctx', ' b'],
  ])
  expect([record.docHash, record.target, record.metrics]).toEqual(['', 2, ['acc']])
})

test.each([
  ['{"doc_id": 0, "doc": {"a', 'it is not JSON (Unterminated string starting at, column 23)'],
  ['[]', 'it is not a JSON object'],
  ['{"doc_id": 0, "doc": {}, "target": ""}', 'it has no "arguments"'],
  ['{"doc_id": "0", "doc": {}}', '"doc_id" is not a whole number'],
  ['{"doc_id": 0.5, "doc": {}}', '"doc_id" is not a whole number'],
  ['{"doc_id": 0, "doc": {}, "target": "", "arguments": 3}', '"arguments" is neither'],
  ['{"doc_id": 0, "doc": {}, "target": "", "arguments": [], "resps": ""}', '"resps" is not a list'],
])('%s is refused with file and line', (line, reason) => {
  const read = (): unknown => parseSampleLine(line, place)
  expect(read).toThrow(DataError)
  expect(read).toThrow(`samples_x.jsonl, line 7: not a record of a samples file: ${reason}`)
})

/** Values as JSON reads them back: no tuples, no empty difference between list kinds. */
const jsonValue = fc.letrec<{ value: PyValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom<PyValue>(
      null,
      true,
      1,
      -7,
      2n ** 70n,
      0.1,
      1e-7,
      Infinity,
      pyFloat(3),
      '\u2028\n"\\',
      '\u0085',
    ),
    fc.array(tie('value')),
    fc.dictionary(fc.constantFrom('a', 'ключ', 'z z'), tie('value'), { noNullPrototype: true }),
  ),
})).value

const sampleRecord: fc.Arbitrary<SampleRecord> = fc.record({
  docId: fc.nat(),
  doc: fc.dictionary(fc.constantFrom('q', 'вопрос', 'x'), jsonValue, { noNullPrototype: true }),
  target: fc.string({ unit: 'grapheme' }),
  arguments: fc.array(fc.array(jsonValue, { maxLength: 3 }), { maxLength: 3 }),
  resps: fc.array(fc.array(fc.string()), { maxLength: 3 }),
  filteredResps: fc.array(fc.string(), { maxLength: 3 }),
  filter: fc.string(),
  metrics: fc.array(fc.string()),
  docHash: fc.string(),
  promptHash: fc.string(),
  targetHash: fc.string(),
  scores: fc.dictionary(fc.constantFrom('acc', 'f1'), jsonValue, { noNullPrototype: true }),
})

test('what is written is read again, wherever the bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sampleRecord, { maxLength: 4 }),
      fc.integer({ min: 1, max: 60 }),
      async (records, size) => {
        const bytes = new TextEncoder().encode(records.map((record) => `${sampleLine(record)}\n`).join(''))
        const pieces: Uint8Array[] = []
        for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size))
        const read: SampleRecord[] = []
        for await (const { record } of parseSamples(pieces, 'x')) read.push(record)
        expect(read).toEqual(records)
      },
    ),
  )
})

test('lines are counted over blank ones; the last may lack its line break', async () => {
  const good = sampleLine({
    docId: 0,
    doc: {},
    target: '',
    arguments: [],
    resps: [],
    filteredResps: [],
    filter: '',
    metrics: [],
    docHash: '',
    promptHash: '',
    targetHash: '',
    scores: {},
  })
  const lines: number[] = []
  for await (const { line } of parseSamples([`${good}\r\n\n`, good], 'x')) lines.push(line)
  expect(lines).toEqual([1, 3])
  await expect(drained(parseSamples([`${good}\n\n${good.slice(0, -9)}`], 'run/s.jsonl'))).rejects.toThrow(
    'run/s.jsonl, line 3: not a record',
  )
})

test('bytes that are not UTF-8 are refused', async () => {
  await expect(drained(parseSamples([Uint8Array.of(0xff, 0xfe)], 's.jsonl'))).rejects.toThrow(
    's.jsonl is not UTF-8 text',
  )
})

async function drained(items: AsyncIterable<unknown>): Promise<void> {
  for await (const _item of items);
}
