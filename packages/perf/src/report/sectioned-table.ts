import type { Profile } from '../measure/profile.ts'
import { type BoxColumn, boxTable } from './box-table.ts'
import { loadCells } from './load-cells.ts'
import type { PointResult } from './point-result.ts'

/** A table with a section per load point, whose concurrency and rate stand in its first row alone. */
export function sectionedTable(
  title: string,
  columns: readonly string[],
  sections: readonly { readonly result: PointResult; readonly rows: readonly (readonly string[])[] }[],
  profile: Profile,
): string {
  const column = (header: string, index: number): BoxColumn => ({
    header,
    alignment: index === 2 ? 'left' : 'right',
  })
  return boxTable({
    title,
    columns: ['Conc.', 'Rate', ...columns].map(column),
    sections: sections.map(({ result, rows }) =>
      rows.map((row, index) => [...(index === 0 ? loadCells(result, profile) : ['', '']), ...row]),
    ),
    width: 120,
  })
}
