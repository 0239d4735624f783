import { alignTable, type TextTable } from './text-table.ts'

/** A table in a box with lines between all rows. @source tabulate 0.10.0, format `simple_grid` */
export function simpleGrid(
  table: Omit<TextTable, 'alignments'>,
  alignments?: TextTable['alignments'],
): string {
  const { widths, headers, rows } = alignTable(
    { ...table, alignments: alignments ?? table.headers.map(() => 'decimal' as const) },
    2,
  )
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => '─'.repeat(width + 2)).join(middle) + right
  const line = (cells: readonly string[]): string => `│ ${cells.join(' │ ')} │`
  const between = rule('├', '┼', '┤')
  const body = rows.flatMap((row, index) => (index === 0 ? [line(row)] : [between, line(row)]))
  return [rule('┌', '┬', '┐'), line(headers), between, ...body, rule('└', '┴', '┘')].join('\n')
}
