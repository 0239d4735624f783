import { fitWidths } from './fit-widths.ts'
import { pad, textWidth } from './text-table.ts'
import { wrapText } from './wrap-text.ts'

/** A column of a box table. */
export interface BoxColumn {
  readonly header: string
  readonly alignment: 'left' | 'right'
}

/** A table as Python's rich draws it: heavy header, title above, no blanks at the outer edges. */
export interface BoxTable {
  readonly title: string
  readonly columns: readonly BoxColumn[]
  /** Groups of rows, with a line between them. */
  readonly sections: readonly (readonly (readonly string[])[])[]
  /** Characters of the console: wider tables are squeezed. */
  readonly width: number
}

/** @source rich 15.0.0 `Table`, box HEAVY_HEAD, `pad_edge=False` */
export function boxTable(table: BoxTable): string {
  const count = table.columns.length
  const rows = table.sections.flat()
  // A blank on both sides of a cell, but none at the table's edges.
  const padding = (index: number): number => 2 - (index === 0 ? 1 : 0) - (index === count - 1 ? 1 : 0)
  const wanted = table.columns.map(
    (column, index) =>
      padding(index) +
      Math.max(
        ...column.header.split('\n').map(textWidth),
        ...rows.map((row) => textWidth(row[index] ?? '')),
      ),
  )
  const widths = fitWidths(wanted, table.width - count - 1)
  const cell = (text: string, index: number): string[] => {
    const inner = Math.max(0, (widths[index] ?? 0) - padding(index))
    const before = index === 0 ? '' : ' '
    const after = index === count - 1 ? '' : ' '
    const alignment = table.columns[index]?.alignment ?? 'left'
    return wrapText(text, inner).map((line) => before + pad(line, inner, alignment) + after)
  }
  return [
    ...titleLines(
      table.title,
      widths.reduce((sum, width) => sum + width, count + 1),
    ),
    rule(widths, '┏━┳┓'),
    ...headerLines(
      table.columns.map((column, index) => cell(column.header, index)),
      widths,
    ),
    rule(widths, '┡━╇┩'),
    ...table.sections.flatMap((section, index) => [
      ...(index > 0 ? [rule(widths, '├─┼┤')] : []),
      ...section.flatMap((row) => rowLines(row.map(cell), widths)),
    ]),
    rule(widths, '└─┴┘'),
  ].join('\n')
}

function titleLines(title: string, width: number): string[] {
  return wrapText(title, width).map((line) => pad(line, width, 'center'))
}

/** `signs`: left end, line, crossing, right end. */
function rule(widths: readonly number[], signs: string): string {
  const [left = '', line = '', crossing = '', right = ''] = signs
  return left + widths.map((width) => line.repeat(width)).join(crossing) + right
}

/** Cells of several lines stand at the bottom of the header. */
function headerLines(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    framed(
      cells.map((lines, index) => lines[line - height + lines.length] ?? ' '.repeat(widths[index] ?? 0)),
      '┃',
    ),
  )
}

function rowLines(cells: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) =>
    framed(
      cells.map((lines, index) => lines[line] ?? ' '.repeat(widths[index] ?? 0)),
      '│',
    ),
  )
}

function framed(cells: readonly string[], sign: string): string {
  return sign + cells.join(sign) + sign
}
