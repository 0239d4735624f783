import { dictEntries, isDict } from '../dict/dict.ts'
import { isFloat } from '../types/float-value.ts'
import { PyTuple, type PyValue } from '../value.ts'
import { bytesRepr } from './bytes-repr.ts'
import { floatRepr } from './float-repr.ts'
import { stringRepr } from './string-repr.ts'
import { pyTypeName } from '../types/type-name.ts'

/**
 * `repr(value)`. Sets are written in insertion order: Python's own order follows hashes, which for strings differ from run
 * to run.
 */
export function pyRepr(value: PyValue): string {
  if (typeof value === 'string') return stringRepr(value)
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (isFloat(value)) return floatRepr(Number(value))
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : String(BigInt(value))
  if (typeof value === 'bigint') return String(value)
  return containerRepr(value)
}

/** `str(value)`: the text itself for a string, else {@link pyRepr}. */
export function pyStr(value: PyValue): string {
  return typeof value === 'string' ? value : pyRepr(value)
}

type Container = Exclude<PyValue, null | boolean | number | bigint | string>

function containerRepr(value: Container): string {
  if (isList(value)) return `[${value.map(pyRepr).join(', ')}]`
  if (value instanceof PyTuple)
    return `(${value.items.map(pyRepr).join(', ')}${value.items.length === 1 ? ',' : ''})`
  if (value instanceof Uint8Array) return bytesRepr(value)
  if (isSet(value)) return value.size === 0 ? 'set()' : `{${Array.from(value, pyRepr).join(', ')}}`
  if (!isDict(value)) return `<${pyTypeName(value)} object>`
  const entries = dictEntries(value).map(([key, item]) => `${pyRepr(key)}: ${pyRepr(item)}`)
  return `{${entries.join(', ')}}`
}

function isList(value: Container): value is readonly PyValue[] {
  return Array.isArray(value)
}

function isSet(value: Container): value is ReadonlySet<PyValue> {
  return value instanceof Set
}
