import { dictEntries, dictGet, dictSize, isDict } from '../dict/dict.ts'
import { hashKey } from '../dict/hash-key.ts'
import { PyFloat, PyTuple, type PyDict, type PyValue } from '../value.ts'

/**
 * `a == b`: numbers compare by value across int, float and bool; lists and tuples are different; dicts compare without
 * regard to order; NaN equals nothing (also inside containers, where Python would find the same object equal to itself).
 */
export function pyEquals(a: PyValue, b: PyValue): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return a === b
  const x = numeric(a)
  const y = numeric(b)
  // eslint-disable-next-line eqeqeq -- a bigint and a number compare by exact value
  if (x !== undefined || y !== undefined) return x !== undefined && y !== undefined && x == y
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b)
  if (a instanceof PyTuple) return b instanceof PyTuple && sameItems(a.items, b.items)
  if (a instanceof Uint8Array) return b instanceof Uint8Array && sameItems([...a], [...b])
  if (a instanceof Set) return b instanceof Set && sameSet(a, b)
  return isDict(a) && isDict(b) && sameDict(a, b)
}

function numeric(value: PyValue): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof PyFloat ? value.value : undefined
}

function sameItems(a: readonly PyValue[], b: readonly PyValue[]): boolean {
  return a.length === b.length && a.every((item, index) => pyEquals(item, b[index]!))
}

function sameSet(a: ReadonlySet<PyValue>, b: ReadonlySet<PyValue>): boolean {
  const keys = new Set(Array.from(b, hashKey))
  return a.size === b.size && [...a].every((item) => keys.has(hashKey(item)))
}

function sameDict(a: PyDict, b: PyDict): boolean {
  if (dictSize(a) !== dictSize(b)) return false
  return dictEntries(a).every(([key, value]) => {
    const other = dictGet(b, key)
    return other !== undefined && pyEquals(value, other)
  })
}
