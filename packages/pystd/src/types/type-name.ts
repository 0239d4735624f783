import { isFloat } from './float-value.ts'
import { PyTuple } from '../value.ts'

/** The name of a value's Python class, as `type(value).__name__` gives it; the JavaScript class name for anything else. */
export function pyTypeName(value: unknown): string {
  if (value === null) return 'NoneType'
  if (typeof value === 'string') return 'str'
  if (typeof value === 'boolean') return 'bool'
  if (isFloat(value)) return 'float'
  if (typeof value === 'number' || typeof value === 'bigint') return 'int'
  if (typeof value !== 'object') return typeof value
  if (Array.isArray(value)) return 'list'
  if (value instanceof PyTuple) return 'tuple'
  if (value instanceof Set) return 'set'
  if (value instanceof Uint8Array) return 'bytes'
  return isPlainObject(value) || value instanceof Map ? 'dict' : value.constructor.name
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
