import { expect, test } from 'vitest'
import { boxTable } from './box-table.ts'
import { displayedValue } from './displayed-value.ts'
import { gridTable } from './grid-table.ts'
import { prettyTable } from './pretty-table.ts'
import { thousands } from './thousands.ts'
import { wrapText } from './wrap-text.ts'

// Made with tabulate 0.10.0 and rich 15.0.0 on CPython 3.11.
test('numbers of a grid stand with their points above each other', () => {
  const rows = [
    ['time', '12.5'],
    ['count', '20'],
    ['rate', '1234.57'],
    ['tiny', '1e-05'],
    ['none', 'nan'],
  ]
  expect(gridTable({ headers: ['Key', 'Value'], rows, alignments: ['left', 'decimal'] })).toBe(
    [
      '+-------+----------+',
      '| Key   |    Value |',
      '+=======+==========+',
      '| time  |   12.5   |',
      '+-------+----------+',
      '| count |   20     |',
      '+-------+----------+',
      '| rate  | 1234.57  |',
      '+-------+----------+',
      '| tiny  |    1e-05 |',
      '+-------+----------+',
      '| none  |  nan     |',
      '+-------+----------+',
    ].join('\n'),
  )
})

test('cells of a pretty table are centred, what is to spare at the right', () => {
  expect(prettyTable({ headers: ['P', 'TTFT (s)'], rows: [['10%', '0.0312']] })).toBe(
    [
      '+-----+----------+',
      '|  P  | TTFT (s) |',
      '+-----+----------+',
      '| 10% |  0.0312  |',
      '+-----+----------+',
    ].join('\n'),
  )
})

test('a box table that is too wide loses width where it is widest, and words are cut', () => {
  const table = boxTable({
    title: 'T',
    columns: ['Aaaaaaaaaaaa b', 'C', 'Ddd eeee'].map((header) => ({ header, alignment: 'right' })),
    sections: [[['1', '22', '333']], [['4', '5', '6']]],
    width: 20,
  })
  expect(table.split('\n')).toEqual([
    '         T          ',
    '┏━━━━━━┳━━━━┳━━━━━━┓',
    '┃Aaaa… ┃    ┃   Ddd┃',
    '┃    b ┃  C ┃  eeee┃',
    '┡━━━━━━╇━━━━╇━━━━━━┩',
    '│    1 │ 22 │   333│',
    '├──────┼────┼──────┤',
    '│    4 │  5 │     6│',
    '└──────┴────┴──────┘',
  ])
})

test('texts break at blanks', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrapText('', 5)).toEqual([''])
  expect(wrapText('a\nb', 5)).toEqual(['a', 'b'])
})

test('1.14 shows the decimals of a metric without zeros, halves up', () => {
  expect(displayedValue('Latency (s)', 0.0125)).toBe('0.013')
  expect(displayedValue('Latency (s)', 0.02)).toBe('0.02')
  expect(displayedValue('Input tokens', 56.25)).toBe('56')
  expect(displayedValue('TTFT (ms)', 1.005)).toBe('1.01')
  expect(displayedValue('TTFT (ms)', -1.005)).toBe('-1')
  expect(displayedValue('TTFT (ms)', 0.001)).toBe('0')
  expect(displayedValue('Spec. Accept Rate', 0.625)).toBe('62.5')
  expect(displayedValue('anything', 1e-7)).toBe('0')
  expect(displayedValue('anything', Number.NaN)).toBe('—')
})

test('thousands have commas', () => {
  expect([thousands(12345), thousands(0.5), thousands(1234567.25), thousands(1000, 0)]).toEqual([
    '12,345.0',
    '0.5',
    '1,234,567.25',
    '1,000',
  ])
})
