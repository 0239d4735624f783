import { PyError } from '../error/py-error.ts'
import { isDecimal } from '../text/digits.ts'
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

function failure(message: string): PyError {
  return new PyError('ValueError', message)
}
