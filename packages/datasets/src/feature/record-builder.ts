import type { Doc } from '@eval/core'
import { isRecordKey, type PyDict, type PyValue } from '@eval/pystd'

/**
 * Makes the values of a struct from its field values: one function per set of names, so that names are checked once. A Map
 * where an object would lose Python's key order.
 */
export function structBuilder(names: readonly string[]): (values: readonly PyValue[]) => PyDict {
  if (names.every(isRecordKey)) return (values) => plainRecord(names, values)
  return (values) => new Map(names.map((name, index) => [name, values[index] ?? null]))
}

/**
 * Makes rows from column values. Rows are always plain objects: integer-like column names come first, as JavaScript orders them.
 */
export function docBuilder(names: readonly string[]): (values: readonly PyValue[]) => Doc {
  if (!names.includes('__proto__')) return (values) => plainRecord(names, values)
  return (values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
}

function plainRecord(names: readonly string[], values: readonly PyValue[]): Doc {
  const record: Record<string, PyValue> = {}
  names.forEach((name, index) => {
    record[name] = values[index] ?? null
  })
  return record
}
