import { readFileSync } from 'node:fs'
import { jsonDumps, jsonLoads, strFormat } from '@eval/pystd'
import { describe, expect, test } from 'vitest'

interface Row {
  readonly instruction: string
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: string
  readonly meta: { readonly id: number; readonly domain: string }
}

const lines = (split: string): string[] =>
  readFileSync(new URL(`../sample/rummlu.${split}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
const rows = (split: string): Row[] =>
  lines(split).map((line) => {
    const row: Row = JSON.parse(line)
    return row
  })

describe.each(['test', 'train'])('embedded ruMMLU sample, %s', (split) => {
  test('is in the schema of the dataset, written as Python writes it', () => {
    for (const line of lines(split)) expect(jsonDumps(jsonLoads(line), { ensureAscii: false })).toBe(line)
    for (const [index, row] of rows(split).entries()) {
      expect(Object.keys(row)).toEqual(['instruction', 'inputs', 'outputs', 'meta'])
      expect(Object.keys(row.inputs)).toEqual([
        'text',
        'option_a',
        'option_b',
        'option_c',
        'option_d',
        'subject',
      ])
      expect(row.outputs).toMatch(/^[ABCD]$/)
      expect(row.meta).toEqual({ id: index, domain: expect.stringMatching(/^[a-z_]+$/) })
    }
  })

  test('four different options each, shown by the record’s own template', () => {
    for (const { instruction, inputs } of rows(split)) {
      const options = Object.values(inputs).slice(1, 5)
      expect(new Set(options).size).toBe(4)
      const shown = strFormat(instruction, [], inputs)
      for (const value of Object.values(inputs)) expect(shown).toContain(value)
      expect(shown).not.toMatch(/[{}]/)
    }
  })
})

test('every domain has five examples, and ten templates are in use', () => {
  const count = (split: string) => Map.groupBy(rows(split), ({ meta }) => meta.domain)
  expect([...count('test').values()].map((group) => group.length)).toEqual(Array.from({ length: 8 }, () => 6))
  for (const domain of count('test').keys()) expect(count('train').get(domain)).toHaveLength(5)
  expect(new Set(rows('test').map(({ instruction }) => instruction)).size).toBe(10)
})
