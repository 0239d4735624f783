import type { Profile } from '../measure/profile.ts'
import { gridTable } from '../report/grid-table.ts'
import { outlineTable } from '../report/outline-table.ts'
import type { TextTable } from '../report/text-table.ts'
import type { Selection } from './search.ts'

/** What searches found, as the console shows it. */
export function selectionTable(selections: readonly Selection[], variable: string, profile: Profile): string {
  const someFailed = selections.some((selection) => selection.selected === undefined)
  const table: TextTable = {
    headers: ['Criteria', 'Variable', 'Max Satisfied', 'Note'],
    rows: selections.map(({ criteria, selected, note }) => [
      criteria,
      variable,
      selected === undefined ? 'None' : String(selected),
      note,
    ]),
    // Parity: a column with a word in it is one of texts.
    alignments: ['left', 'left', someFailed ? 'left' : 'right', 'left'],
  }
  return profile === 'v1.4' ? gridTable(table) : outlineTable(table)
}
