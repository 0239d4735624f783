import type { RopeParameters } from './rope-parameters.ts'
import { type RopeTable, ropeTable } from './rope-table.ts'

/** Keeps the rotation tables of a model: the common ones grow as needed, the last special ones are remembered. */
export class RopeTables {
  readonly #ropes: readonly RopeParameters[]
  readonly #tables = new Map<number, readonly RopeTable[]>()

  constructor(ropes: readonly RopeParameters[]) {
    this.#ropes = ropes
  }

  /** One table a rotation, of at least `positions` rows, for sequences of a class (see `ropeLengthClass`). */
  tables(lengthClass: number, positions: number): readonly RopeTable[] {
    const known = this.#tables.get(lengthClass)
    if (known?.every((table) => table.positions >= positions) === true) return known
    const rows = Math.max(256, 2 ** Math.ceil(Math.log2(positions)))
    const tables = this.#ropes.map((rope) => ropeTable(rope, rows, lengthClass))
    for (const other of this.#tables.keys())
      if (other !== 0 && other !== lengthClass) this.#tables.delete(other)
    this.#tables.set(lengthClass, tables)
    return tables
  }
}
