import { alignTable, type TextTable } from './text-table.ts'

/** A table in a box. @source tabulate 0.10.0, format `simple_outline` */
export function outlineTable(table: TextTable): string {
  const { widths, headers, rows } = alignTable(table, 2)
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right
  const line = (cells: readonly string[]): string => `│ ${cells.join(' │ ')} │`
  return [
    rule('┌', '┬', '┐'),
    line(headers),
    rule('├', '┼', '┤'),
    ...rows.map(line),
    rule('└', '┴', '┘'),
  ].join('\n')
}
