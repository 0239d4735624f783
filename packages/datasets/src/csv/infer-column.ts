import { type PyValue, pyFloat, pyInt } from '@eval/pystd'
import type { Feature } from '../feature/feature.ts'
import { valueFeature } from '../feature/value-feature.ts'

/** Cells that pandas takes for missing. @source pandas/_libs/parsers.pyx, STR_NA_VALUES, 2.3 */
const MISSING = new Set(
  [
    '',
    '#N/A',
    '#N/A N/A',
    '#NA',
    '-1.#IND',
    '-1.#QNAN',
    '-NaN',
    '-nan',
    '1.#IND',
    '1.#QNAN',
    '<NA>',
    'N/A',
  ].concat(['NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null']),
)
const INTEGER = /^\s*[-+]?\d+\s*$/
const FLOAT = /^\s*[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)\s*$/
const BOOL = /^(?:True|TRUE|true|False|FALSE|false)$/

/** A column's type and the values of its cells. */
export interface TypedColumn {
  readonly feature: Feature
  readonly values: readonly PyValue[]
}

/**
 * Types a CSV column as pandas does: int64, uint64, float64 (also integers with missing cells), bool, else string.
 * @source pandas/io/parsers/c_parser_wrapper.py, 2.3
 */
export function inferColumn(cells: readonly string[]): TypedColumn {
  const present = cells.filter((cell) => !MISSING.has(cell))
  if (cells.length === 0) return typed('null', cells, () => null)
  const integers = present.every((cell) => INTEGER.test(cell))
  if (integers && present.length === cells.length) {
    const dtype = integerType(cells.map(toBigInt))
    if (dtype) return typed(dtype, cells, (cell) => pyInt(toBigInt(cell)))
  }
  if (present.every((cell) => FLOAT.test(cell)) && !integersBeyond64Bits(integers, present)) {
    return typed('float64', cells, toFloat)
  }
  if (present.every((cell) => BOOL.test(cell)))
    return typed('bool', cells, (cell) => cell.toLowerCase() === 'true')
  return typed('string', cells, (cell) => cell)
}

function typed(dtype: string, cells: readonly string[], convert: (cell: string) => PyValue): TypedColumn {
  return {
    feature: valueFeature(dtype),
    values: cells.map((cell) => (MISSING.has(cell) ? null : convert(cell))),
  }
}

function integersBeyond64Bits(integers: boolean, present: readonly string[]): boolean {
  return integers && present.length > 0 && integerType(present.map(toBigInt)) === undefined
}

function integerType(values: readonly bigint[]): 'int64' | 'uint64' | undefined {
  const smallest = values.reduce((a, b) => (b < a ? b : a), 0n)
  const largest = values.reduce((a, b) => (b > a ? b : a), 0n)
  if (smallest >= -(2n ** 63n) && largest < 2n ** 63n) return 'int64'
  return smallest >= 0n && largest < 2n ** 64n ? 'uint64' : undefined
}

function toBigInt(cell: string): bigint {
  const text = cell.trim()
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace('+', ''))
}

function toFloat(cell: string): PyValue {
  return pyFloat(Number(cell.trim().replace(/inf(?:inity)?$/i, 'Infinity')))
}
