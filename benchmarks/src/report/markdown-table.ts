import { codePointLength } from '@eval/pystd'

/** A Markdown table with padded cells; the first column leans left, the others right. `|` in cells is escaped. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = header.map((_, column) =>
    Math.max(3, ...cells.map((row) => codePointLength(row[column] ?? ''))),
  )
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(row[column] ?? '', width, column > 0)).join(' | ')} |`
  const [first = [], ...rest] = cells
  const rule = widths.map((width, column) => (column > 0 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  return `${[line(first), line(rule), ...rest.map(line)].join('\n')}\n`
}

function pad(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(width - codePointLength(cell))
  return right ? space + cell : cell + space
}
