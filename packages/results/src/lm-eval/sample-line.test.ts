import { jsonLoads, pyFloat, PyTuple } from '@eval/pystd'
import { expect, test } from 'vitest'
import type { SampleRecord } from '../sample-record.ts'
import { sampleLine } from './sample-line.ts'

const record: SampleRecord = {
  docId: 3,
  doc: { q: 'Да?\u2028', w: pyFloat(1) },
  target: 1,
  arguments: [
    ['Q: Да?\nA:', ' да'],
    ['Q: Да?\nA:', ' нет'],
  ],
  resps: [[new PyTuple([-0.5, true])], [new PyTuple([-Infinity, false])]],
  filteredResps: [new PyTuple([-0.5, true]), new PyTuple([-Infinity, false])],
  filter: 'none',
  metrics: ['acc', 'brier'],
  docHash: 'd',
  promptHash: 'p',
  targetHash: 't',
  scores: { acc: pyFloat(1), brier: new PyTuple([1, '[0.6 0.4]']) },
}

// The text is CPython 3.11's json.dumps of the record as lm_eval 0.4.13 lays it out.
const HEAD =
  '{"doc_id": 3, "doc": {"q": "Да?\u2028", "w": 1.0}, "target": "1", "arguments": {"gen_args_0": {"arg_0": "Q: Да?\\nA:", ' +
  '"arg_1": " да"}, "gen_args_1": {"arg_0": "Q: Да?\\nA:", "arg_1": " нет"}}, "resps": [[["-0.5", "True"]], [["-inf", ' +
  '"False"]]], "filtered_resps": [["-0.5", "True"], ["-inf", "False"]], '
const TAIL = '"doc_hash": "d", "prompt_hash": "p", "target_hash": "t", "acc": 1.0, "brier": [1, "[0.6 0.4]"]}'
const FILTER = '"filter": "none", "metrics": ["acc", "brier"], '

test('a line is what Python writes', () => {
  expect(sampleLine(record)).toBe(HEAD + FILTER + TAIL)
  expect(sampleLine(record, 'mera-0.4.8')).toBe(HEAD + FILTER + TAIL)
})

test("MERA's 0.4.4 lines have neither filter nor metrics", () => {
  expect(sampleLine(record, 'mera-0.4.4')).toBe(HEAD + TAIL)
})

test('a conversation is a list of one JSON text, generation options keep their order', () => {
  const options = { until: ['\n'], do_sample: false, temperature: pyFloat(0) }
  const line = sampleLine({ ...record, arguments: [[['[{"role": "user", "content": "hi"}]'], options]] })
  expect(line).toContain(
    '"arguments": {"gen_args_0": {"arg_0": ["[{\\"role\\": \\"user\\", \\"content\\": \\"hi\\"}]"], ' +
      '"arg_1": {"until": ["\\n"], "do_sample": false, "temperature": 0.0}}}',
  )
})

test('sets become lists, bytes their repr, a lone surrogate an escape', () => {
  const doc = { set: new Set([3]), bytes: Uint8Array.of(120), broken: 'a\ud800b' }
  const line = sampleLine({ ...record, doc })
  expect(line).toContain(`"doc": {"set": [3], "bytes": "b'x'", "broken": "a\\ud800b"}`)
  expect(line.isWellFormed()).toBe(true)
  expect(jsonLoads(line)).toMatchObject({ doc: { broken: 'a\ud800b' } })
})

test('a metric named like a key that the format lacks is one of the metrics', () => {
  const line = sampleLine({ ...record, scores: { filter: 'mine', acc: 1 } }, 'mera-0.4.4')
  expect(line).toContain('"target_hash": "t", "filter": "mine", "acc": 1}')
})

test('a metric named like a key takes its place', () => {
  const line = sampleLine({ ...record, scores: { filter: 'mine' } })
  expect(line).toContain('"filter": "mine", "metrics"')
})
