import type { PyValue } from '@eval/pystd'
import { type Column, columnOf } from './column.ts'
import { textWidth } from './text-width.ts'

/**
 * A Markdown table as pytablewriter 1.2.1 writes it, which types every cell and column anew: `0.0000` in a column without
 * fractions prints `0`. Ends in a line break.
 * @source pytablewriter/writer/text/_markdown.py, 1.2.1
 */
export function markdownTable(headers: readonly string[], rows: readonly (readonly PyValue[])[]): string {
  const columns = headers.map((header, index) =>
    columnOf(
      header,
      rows.map((row) => row[index] ?? null),
    ),
  )
  const lines = [columns.map(headerText), columns.map(separator)]
  for (const row of rows.keys()) lines.push(columns.map((column) => bodyText(column, row)))
  return lines.map((cells) => `|${cells.join('|')}|\n`).join('')
}

function headerText({ header, width }: Column): string {
  const blanks = width - textWidth(header)
  const left = Math.floor(blanks / 2)
  return ' '.repeat(left) + escaped(header) + ' '.repeat(blanks - left)
}

function separator({ width, numeric }: Column): string {
  return numeric ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
}

function bodyText({ cells, width }: Column, row: number): string {
  const { text, right, width: own } = cells[row] ?? { text: '', right: false, width: 0 }
  const blanks = ' '.repeat(Math.max(0, width - own))
  // Parity: escaped after padding, so that the row grows.
  return escaped(right ? blanks + text : text + blanks)
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|')
}
