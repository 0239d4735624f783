import type { RopeParameters } from './rope-parameters.ts'
import { type RopeTable, ropeTable } from './rope-table.ts'

/** Keeps the rotation table of a model: the common one grows as needed, the last special one is remembered. */
export class RopeTables {
  readonly #rope: RopeParameters
  readonly #tables = new Map<number, RopeTable>()

  constructor(rope: RopeParameters) {
    this.#rope = rope
  }

  /** A table of at least `positions` rows for sequences of a class (see `ropeLengthClass`). */
  table(lengthClass: number, positions: number): RopeTable {
    const known = this.#tables.get(lengthClass)
    if (known !== undefined && known.positions >= positions) return known
    const table = ropeTable(this.#rope, Math.max(256, 2 ** Math.ceil(Math.log2(positions))), lengthClass)
    for (const other of this.#tables.keys())
      if (other !== 0 && other !== lengthClass) this.#tables.delete(other)
    this.#tables.set(lengthClass, table)
    return table
  }
}
