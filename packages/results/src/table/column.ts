import type { PyValue } from '@eval/pystd'
import { type Cell, type CellType, cellOf } from './cell.ts'
import { decimalPlaces, decimalText } from './decimal-text.ts'
import { textWidth } from './text-width.ts'

/** One column, ready to be printed. */
export interface Column {
  readonly header: string
  /** Terminal columns it takes. */
  readonly width: number
  /** The header line marks it, and blank cells go, to the right. */
  readonly numeric: boolean
  readonly cells: readonly PrintedCell[]
}

/** A cell as it is printed; `width` in terminal columns. */
export interface PrintedCell {
  readonly text: string
  readonly width: number
  readonly right: boolean
}

/** Narrowest column: its line of dashes needs as many. */
const MIN_WIDTH = 3

/**
 * Types and formats the values of a column as pytablewriter does.
 * @source dataproperty/_column.py, dataproperty/_extractor.py (pytablewriter 1.2.1)
 */
export function columnOf(header: string, values: readonly PyValue[]): Column {
  const cells = typedCells(values)
  const types = new Set(cells.map((cell) => cell.type))
  const type = columnType(types)
  const numeric = type === 'integer' || type === 'real'
  const places = Math.max(0, ...cells.map((cell) => (cell.type === 'real' ? decimalPlaces(cell.number) : 0)))
  const printed = cells.map((cell) => {
    const text = cellText(cell, type, places)
    const right = numeric || cell.type === 'integer' || cell.type === 'real'
    return { text, width: textWidth(text), right }
  })
  const width = Math.max(MIN_WIDTH, textWidth(header), ...printed.map((cell) => cell.width))
  return { header, width, numeric, cells: printed }
}

/** Cells in order. Parity: once most cells so far are text, further text is not looked at any more. */
function typedCells(values: readonly PyValue[]): Cell[] {
  const counts = new Map<CellType, number>()
  let common: CellType | undefined
  return values.map((value) => {
    const cell = cellOf(value, common === 'string')
    counts.set(cell.type, (counts.get(cell.type) ?? 0) + 1)
    if (cell.type !== common) common = mostCommon(counts)
    return cell
  })
}

/** The first seen of the most frequent types. */
function mostCommon(counts: ReadonlyMap<CellType, number>): CellType | undefined {
  let best: CellType | undefined
  for (const [type, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = type
  }
  return best
}

const PRECEDENCE: readonly CellType[] = ['string', 'real', 'integer', 'bool', 'infinity', 'nan', 'null']

function columnType(types: ReadonlySet<CellType>): CellType {
  if (isReal(types)) return 'real'
  if (types.has('bool') && types.size > 1) return 'string'
  return PRECEDENCE.find((type) => types.has(type)) ?? 'null'
}

function isReal(types: ReadonlySet<CellType>): boolean {
  if (types.has('string') || types.has('bool')) return false
  const count = (...among: CellType[]) => among.filter((type) => types.has(type)).length
  return count('real', 'infinity', 'nan', 'null') >= 2 || count('real', 'infinity', 'nan', 'integer') >= 2
}

function cellText(cell: Cell, column: CellType, places: number): string {
  switch (cell.type) {
    case 'integer':
      return column === 'real' && places > 0 ? `${cell.value}.${'0'.repeat(places)}` : String(cell.value)
    case 'real':
      return decimalText(cell.number, places)
    case 'infinity':
      return 'Infinity'
    case 'nan':
      return 'NaN'
    case 'bool':
      return cell.value ? 'True' : 'False'
    case 'string':
    case 'null':
      return cell.value
    default:
      return cell satisfies never
  }
}
