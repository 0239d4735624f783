import { expect, test } from 'vitest'
import { markdownTable } from './markdown-table.ts'

test('columns are as wide as their widest cell, numbers lean right', () => {
  const table = markdownTable(
    ['task', 's'],
    [
      ['letters', '1.25'],
      ['вопрос', '10'],
    ],
  )
  expect(table).toBe(`| task    |    s |
| ------- | ---: |
| letters | 1.25 |
| вопрос  |   10 |
`)
})

test('a bar in a cell does not end it, a missing cell is empty', () => {
  expect(markdownTable(['a', 'b'], [['x|y']])).toContain(String.raw`| x\|y |     |`)
})
