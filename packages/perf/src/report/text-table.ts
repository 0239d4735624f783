import { codePointLength } from '@eval/pystd'

/** How the cells of a column stand: `decimal` lines up the decimal points. */
export type Alignment = 'left' | 'right' | 'center' | 'decimal'

/** A table of texts. */
export interface TextTable {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly alignments: readonly Alignment[]
}

/** A table whose cells all have the width of their column. */
export interface AlignedTable {
  readonly widths: readonly number[]
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Columns (in code points) that a text takes. */
export function textWidth(text: string): number {
  return codePointLength(text)
}

/** A text filled with blanks to a width; what is to spare of centred texts goes to the right. */
export function pad(text: string, width: number, alignment: Alignment): string {
  const spare = Math.max(0, width - textWidth(text))
  if (alignment === 'left') return text + ' '.repeat(spare)
  if (alignment === 'center') return ' '.repeat(spare >> 1) + text + ' '.repeat(spare - (spare >> 1))
  return ' '.repeat(spare) + text
}

/**
 * Cells brought to the width of their columns, as Python's tabulate does it.
 *
 * @param headerPadding - Blanks that a column is wider than its header at least: 2, in `pretty` tables 0.
 * @source tabulate 0.10.0 `_align_column`
 */
export function alignTable(table: TextTable, headerPadding: number): AlignedTable {
  const columns = table.headers.map((header, index) => {
    const alignment = table.alignments[index] ?? 'left'
    const cells = table.rows.map((row) => row[index] ?? '')
    const shown = alignment === 'decimal' ? withDecimals(cells) : cells
    const width = Math.max(textWidth(header) + headerPadding, ...shown.map(textWidth))
    return {
      width,
      header: pad(header, width, alignment),
      cells: shown.map((cell) => pad(cell, width, alignment)),
    }
  })
  return {
    widths: columns.map((column) => column.width),
    headers: columns.map((column) => column.header),
    rows: table.rows.map((_, index) => columns.map((column) => column.cells[index] ?? '')),
  }
}

/** Numbers filled to the right so that their decimal points stand above each other. */
function withDecimals(cells: readonly string[]): string[] {
  const decimals = cells.map(decimalsOf)
  const most = Math.max(...decimals)
  return cells.map((cell, index) => cell + ' '.repeat(most - (decimals[index] ?? -1)))
}

/** Characters after the point (or the `e`); -1 for integers and what is no number. */
function decimalsOf(text: string): number {
  if (text.trim() === '' || Number.isNaN(Number(text)) || /^\s*[-+]?\d+\s*$/.test(text)) return -1
  const point = text.includes('.') ? text.lastIndexOf('.') : text.toLowerCase().lastIndexOf('e')
  return point < 0 ? -1 : text.length - point - 1
}
