import { pyFloat, type PyValue } from '@eval/pystd'
import { expect, test } from 'vitest'
import { markdownTable } from './markdown-table.ts'

/** Texts written by pytablewriter 1.2.1 on CPython 3.11. */
const TABLES: readonly (readonly [string, readonly string[], readonly PyValue[][], string])[] = [
  [
    'a column without fractions prints integers',
    ['Task', 'Value'],
    [
      ['a', '0.0000'],
      ['b', '0.0000'],
    ],
    '|Task|Value|\n|----|----:|\n|a   |    0|\n|b   |    0|\n',
  ],
  [
    'N/A makes a column text; numbers in it stay on the right',
    ['Task', 'Value'],
    [
      ['a', '0.2500'],
      ['b', '0.0000'],
      ['c', '   N/A'],
    ],
    '|Task|Value |\n|----|------|\n|a   |  0.25|\n|b   |     0|\n|c   |   N/A|\n',
  ],
  [
    'wide characters count two, a bar is escaped after padding',
    ['Task', 'Value'],
    [
      ['задача|1', '0.1250'],
      ['日本語', '12.5000'],
    ],
    '|  Task  |Value |\n|--------|-----:|\n|задача\\|1| 0.125|\n|日本語  |12.500|\n',
  ],
  [
    'versions: a text among floats',
    ['v'],
    [[pyFloat(1)], ['2.0.1'], [2.25]],
    '|  v  |\n|-----|\n|    1|\n|2.0.1|\n| 2.25|\n',
  ],
  ['nan and blanks', ['v'], [['nan'], ['0.5000'], ['']], '| v |\n|--:|\n|NaN|\n|0.5|\n|   |\n'],
  [
    'once text prevails, digits stay text',
    ['n'],
    [['x'], ['1'], ['2']],
    '| n |\n|---|\n|x  |\n|1  |\n|2  |\n',
  ],
  ['no rows', ['Empty', 'Value'], [], '|Empty|Value|\n|-----|-----|\n'],
  [
    'decimals are counted on the nearest float and cut from the text',
    ['v'],
    [['180064552725061.3438'], ['1.4347']],
    '|         v          |\n|-------------------:|\n|180064552725061.3438|\n|              1.4347|\n',
  ],
  ['booleans', ['v'], [[true], [1.5]], '| v  |\n|----|\n|True|\n| 1.5|\n'],
  [
    'quotes, line breaks, tabs',
    ['v'],
    [["'quoted'"], ['two\nlines'], ['a\tb']],
    '|    v    |\n|---------|\n|quoted   |\n|two lines|\n|a  b     |\n',
  ],
]

test.each(TABLES)('%s', (_name, headers, rows, text) => {
  expect(markdownTable(headers, rows)).toBe(text)
})

/** One column each; printed by pytablewriter 1.2.1. */
const CELLS: readonly (readonly [PyValue, string])[] = [
  ['1,000', '1000'],
  ['1,234.5', '1234'],
  ['1_0.5', '10.5'],
  ['٣.٥', '3.5'],
  ['-0.0', '0'],
  ['1e5', '100000'],
  ['1e300', '1e300'],
  ['5e', '5e'],
  ['+5e-1', '0'],
  ['.5', '0.5'],
  ['-inf', 'Infinity'],
  ['TRUE', 'True'],
  [' true', ' true'],
  [1.5e-5, '0.00002'],
  [pyFloat(1e22), '10000000000000000000000'],
  [12345678901234567890n, '12345678901234567890'],
]

test.each(CELLS)('the cell %o prints %s', (value, text) => {
  expect(
    markdownTable(['v'], [[value]])
      .split('\n')[2]
      ?.replace(/^\| */, '')
      .replace(/ *\|$/, ''),
  ).toBe(text.trim())
})
