import { dictGet, isDict } from '../dict/dict.ts'
import { PyError } from '../error/py-error.ts'
import { pyRepr } from '../repr/repr.ts'
import { pyTypeName } from '../types/type-name.ts'
import { isDecimal } from '../text/digits.ts'
import { PyTuple, type PyValue } from '../value.ts'
import { decimalSize } from './format-spec.ts'

/** One step from a value to a part of it: `.name` or `[key]`. */
export interface FieldStep {
  readonly type: 'attribute' | 'item'
  readonly key: string | number
}

/** A field name taken apart: `a.b[0]` is `first` `a` and two steps. */
export interface FieldPath {
  readonly first: string | number
  readonly steps: readonly FieldStep[]
}

/**
 * Takes a field name apart.
 * @throws PyError 'ValueError' for an empty step or a missing bracket
 */
export function parseFieldPath(name: string): FieldPath {
  const end = name.search(/[.[]/)
  const first = end < 0 ? name : name.slice(0, end)
  return { first: integerOrText(first), steps: end < 0 ? [] : [...readSteps(name.slice(end))] }
}

function* readSteps(text: string): Generator<FieldStep> {
  let rest = text
  while (rest !== '') {
    if (rest[0] !== '.' && rest[0] !== '[') {
      throw failure("Only '.' or '[' may follow ']' in format field specifier")
    }
    const item = rest[0] === '['
    const found = item ? rest.indexOf(']') : rest.slice(1).search(/[.[]/) + 1
    if (item && found < 0) throw failure("Missing ']' in format string")
    const end = found > 0 ? found : rest.length
    const key = rest.slice(1, end)
    if (key === '') throw failure('Empty attribute in format string')
    yield item ? { type: 'item', key: integerOrText(key) } : { type: 'attribute', key }
    rest = rest.slice(item ? end + 1 : end)
  }
}

function integerOrText(text: string): string | number {
  return isDecimal(text) ? decimalSize(text) : text
}

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

function failure(message: string): PyError {
  return new PyError('ValueError', message)
}
