import type { PyDict, PyRecord, PyValue } from '../value.ts'
import { hashKey } from './hash-key.ts'

const ARRAY_INDEX = /^(?:0|[1-9]\d{0,9})$/

/** True for a string key that a JavaScript object keeps where it was inserted (not `"1"`, not `"__proto__"`). */
export function isRecordKey(key: string): boolean {
  const first = key.charCodeAt(0)
  if (first >= 48 && first <= 57) return !ARRAY_INDEX.test(key)
  return first !== 95 || key !== '__proto__'
}

/**
 * `dict(entries)`: of equal keys the first position and key stay and the last value wins. Returns a plain object where it keeps
 * Python's keys and order, else a Map.
 * @throws PyError 'TypeError' for a key that Python cannot hash
 */
export function dictFromEntries(entries: Iterable<readonly [PyValue, PyValue]>): PyDict {
  const merged = new Map<string, [PyValue, PyValue]>()
  let record = true
  for (const [key, value] of entries) {
    record &&= typeof key === 'string' && isRecordKey(key)
    const hash = hashKey(key)
    const known = merged.get(hash)
    if (known) known[1] = value
    else merged.set(hash, [key, value])
  }
  return record ? toRecord(merged.values()) : new Map(merged.values())
}

function toRecord(entries: Iterable<readonly [PyValue, PyValue]>): PyRecord {
  const record: Record<string, PyValue> = {}
  for (const [key, value] of entries) if (typeof key === 'string') record[key] = value
  return record
}
