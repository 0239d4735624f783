import { DataError, type Doc } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import { type Cast, castTo } from '../feature/cast-value.ts'
import type { Features } from '../feature/feature.ts'
import { docBuilder } from '../feature/record-builder.ts'
import type { RowRange, Table } from './table.ts'

/**
 * A table whose columns are those of `features`, in that order: values are converted, columns that are missing are null.
 * @throws DataError at once for a column that is not declared, and while reading for a value that cannot be converted.
 */
export function castTable(table: Table, features: Features): Table {
  const undeclared = [...table.features.keys()].filter((name) => !features.has(name))
  if (undeclared.length > 0) {
    const declared = [...features.keys()].join(', ')
    throw new DataError(
      `${table.source} has the columns ${undeclared.join(', ')}, which its declared features lack (${declared}).`,
    )
  }
  return { ...table, features, rows: (range) => castRows(table, features, range) }
}

async function* castRows(table: Table, features: Features, range?: RowRange): AsyncGenerator<Doc> {
  const columns = [...features].map(([name, feature]) => ({ name, cast: castTo(feature) }))
  const build = docBuilder([...features.keys()])
  let row = range?.start ?? 0
  for await (const doc of table.rows(range)) {
    yield build(columns.map(({ name, cast }) => castCell(doc[name] ?? null, cast, table, name, row)))
    row++
  }
}

function castCell(value: PyValue, cast: Cast, table: Table, name: string, row: number): PyValue {
  try {
    return cast(value)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new DataError(`${table.source}, row ${row}, column "${name}": ${error.message}`)
  }
}
