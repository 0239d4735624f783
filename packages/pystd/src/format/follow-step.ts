import { dictGet, isDict } from '../dict/dict.ts'
import { PyError } from '../error/py-error.ts'
import { pyRepr } from '../repr/repr.ts'
import { pyTypeName } from '../types/type-name.ts'
import { PyTuple, type PyValue } from '../value.ts'
import type { FieldStep } from './field-path.ts'

/**
 * The part of a value that a step names.
 * @throws PyError 'AttributeError', 'KeyError', 'IndexError' or 'TypeError'
 */
export function followStep(value: PyValue, step: FieldStep): PyValue {
  if (step.type === 'attribute') {
    throw new PyError('AttributeError', `'${pyTypeName(value)}' object has no attribute '${step.key}'`)
  }
  if (isDict(value)) {
    const item = dictGet(value, step.key)
    if (item === undefined) throw new PyError('KeyError', pyRepr(step.key))
    return item
  }
  return sequenceItem(value, step.key)
}

function sequenceItem(value: PyValue, key: string | number): PyValue {
  const name = pyTypeName(value)
  const items = sequenceItems(value)
  if (items === undefined) throw new PyError('TypeError', `'${name}' object is not subscriptable`)
  if (typeof key === 'string') {
    const message =
      name === 'str'
        ? "string indices must be integers, not 'str'"
        : `${name} indices must be integers or slices, not str`
    throw new PyError('TypeError', message)
  }
  const item = items[key]
  if (item === undefined)
    throw new PyError('IndexError', `${name === 'str' ? 'string' : name} index out of range`)
  return item
}

function sequenceItems(value: PyValue): readonly PyValue[] | undefined {
  if (typeof value === 'string') return Array.from(value)
  if (value instanceof PyTuple) return value.items
  if (value instanceof Uint8Array) return [...value]
  return Array.isArray(value) ? value : undefined
}
