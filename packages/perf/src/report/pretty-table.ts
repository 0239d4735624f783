import { alignTable, type TextTable } from './text-table.ts'

/** A plain table with centred cells. @source tabulate 0.10.0, format `pretty` */
export function prettyTable(table: Omit<TextTable, 'alignments'>): string {
  const { widths, headers, rows } = alignTable(
    { ...table, alignments: table.headers.map(() => 'center' as const) },
    0,
  )
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [rule, line(headers), rule, ...rows.map(line), rule].join('\n')
}
