import { alignTable, type TextTable } from './text-table.ts'

/** A table with lines between all rows, the one under the header double. @source tabulate 0.10.0, format `grid` */
export function gridTable(table: TextTable): string {
  const { widths, headers, rows } = alignTable(table, 2)
  const rule = (sign: string): string => `+${widths.map((width) => sign.repeat(width + 2)).join('+')}+`
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const body = rows.flatMap((row) => [line(row), rule('-')])
  return [rule('-'), line(headers), rule('='), ...body].join('\n')
}
