import { DataError, type Doc } from '@eval/core'
import type { Features } from '../feature/feature.ts'
import { docBuilder } from '../feature/record-builder.ts'
import { readText } from '../files/read-text.ts'
import { memoryTable } from '../table/memory-table.ts'
import type { Table } from '../table/table.ts'
import { columnNames } from './column-names.ts'
import { inferColumn } from './infer-column.ts'

interface CsvLine {
  readonly cells: readonly string[]
  /** Line of the file on which it ends, from 1. */
  readonly line: number
}

/**
 * A CSV file with a header, typed as `datasets` (pandas) types it. The file is read whole.
 * @throws DataError with file and line.
 */
export async function openCsvTable(path: string, separator = ','): Promise<Table> {
  const [header, ...lines] = await parseCsv(path, separator)
  if (!header) throw new DataError(`${path} is empty: a CSV file begins with a line of column names.`)
  const names = columnNames(header.cells)
  for (const line of lines) requireWidth(line, names.length, path)
  const columns = names.map((name, index) => ({
    name,
    ...inferColumn(lines.map(({ cells }) => cells[index] ?? '')),
  }))
  const features: Features = new Map(columns.map(({ name, feature }) => [name, feature]))
  const build = docBuilder(names)
  const docs = lines.map((_, row): Doc => build(columns.map(({ values }) => values[row] ?? null)))
  return memoryTable(path, features, docs)
}

function requireWidth({ cells, line }: CsvLine, width: number, path: string): void {
  if (cells.length <= width) return
  throw new DataError(`${path}, line ${line}: ${cells.length} fields, but the header names ${width} columns.`)
}

async function parseCsv(path: string, separator: string): Promise<readonly CsvLine[]> {
  const { CsvError, parse } = await import('csv-parse/sync')
  const text = await readText(path)
  try {
    const lines: CsvLine[] = []
    parse(text, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { lines: line }) => {
        lines.push({ cells, line })
        return null
      },
    })
    return lines.filter(isNotBlank)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new DataError(`${path}: malformed CSV: ${error.message}`, { cause: error })
  }
}

/** Parity: pandas skips lines of blanks as it skips empty ones. */
function isNotBlank({ cells }: CsvLine): boolean {
  return cells.length > 1 || !/^[ \t]+$/.test(cells[0] ?? '')
}
