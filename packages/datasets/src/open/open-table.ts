import { DataError } from '@eval/core'
import type { Features } from '../feature/feature.ts'
import { castTable } from '../table/cast-table.ts'
import type { Table } from '../table/table.ts'
import { DATA_EXTENSIONS, type FileFormat, fileFormat } from './file-format.ts'

export interface OpenTableOptions {
  /** Default: by the file's name. */
  readonly format?: FileFormat
  /** The field of a JSON object that holds the records. */
  readonly field?: string
  /** Between the cells of a CSV file; default `,` (`.tsv`: tab). */
  readonly separator?: string
  /** Column types that are declared elsewhere; values are converted to them. */
  readonly features?: Features
}

/**
 * Opens a data file: Parquet, JSON, JSON lines, CSV, text or an Arrow stream; gzip and Zstandard are unpacked.
 * @throws DataError if the file is missing, malformed, or of an unknown kind.
 */
export async function openTable(path: string, options: OpenTableOptions = {}): Promise<Table> {
  const format = options.format ?? fileFormat(path)
  if (format === undefined) {
    throw new DataError(
      `${path} is of an unknown kind. Data files end in ${DATA_EXTENSIONS.map((e) => `.${e}`).join(', ')}.`,
    )
  }
  const table = await openAs(format, path, options)
  return options.features && options.features.size > 0 ? castTable(table, options.features) : table
}

/** Readers are imported when the first file of their kind is opened. */
async function openAs(format: FileFormat, path: string, options: OpenTableOptions): Promise<Table> {
  switch (format) {
    case 'parquet':
      return await (await import('../parquet/parquet-table.ts')).openParquetTable(path)
    case 'json':
      return await (await import('../json/json-table.ts')).openJsonTable(path, options.field)
    case 'jsonl':
      return await (await import('../json/json-lines-table.ts')).openJsonLines(path)
    case 'csv':
    case 'tsv': {
      const separator = options.separator ?? (format === 'csv' ? ',' : '\t')
      return await (await import('../csv/csv-table.ts')).openCsvTable(path, separator)
    }
    case 'arrow':
      return await (await import('../arrow/arrow-table.ts')).openArrowTable(path)
    case 'text':
      return await (await import('../text/text-table.ts')).openTextTable(path)
    default:
      return format satisfies never
  }
}
