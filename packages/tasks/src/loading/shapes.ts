import { isDict, type PyRecord, type PyValue } from '@eval/pystd'
import { isFunctionReference } from './function-reference.ts'

/** A YAML list. */
export function isList(value: PyValue | undefined): value is readonly PyValue[] {
  return Array.isArray(value)
}

/** A YAML mapping whose keys are texts that a JavaScript object keeps in order; no function reference. */
export function isRecord(value: PyValue | undefined): value is PyRecord {
  return value !== undefined && isDict(value) && !(value instanceof Map) && !isFunctionReference(value)
}

/** What a key that takes one text or a list of texts says; other values in the list are left out. */
export function textsOf(value: PyValue | undefined): readonly string[] {
  return (isList(value) ? value : [value]).filter((item) => typeof item === 'string')
}
