import { DataError } from '@eval/core'
import { isFloat, isInt, PyTuple, pyStr, type PyValue } from '@eval/pystd'

/** What `numpy.asarray` makes of nested lists: values in row order, and what kind of element it settles on. */
export interface NumpyArray {
  readonly shape: readonly number[]
  readonly items: readonly PyValue[]
  /** Texts have a fixed width, the longest of all, and lose trailing NUL characters. */
  readonly kind: 'text' | 'number' | 'object'
}

/**
 * `numpy.asarray(values)`: numbers beside texts become texts.
 *
 * @throws DataError where inner lists differ in length.
 */
export function numpyArray(values: readonly PyValue[]): NumpyArray {
  const shape = shapeOf(values)
  const items = flatten(values, shape.length)
  const kind = kindOf(items)
  return { shape, kind, items: kind === 'text' ? items.map((item) => trimNul(pyStr(item))) : items }
}

/** The array of the same shape with other texts, cut to the width that the elements had. */
export function mapTexts(array: NumpyArray, map: (text: string) => string): NumpyArray {
  if (array.kind !== 'text') {
    throw new DataError(
      'exact_match can ignore case, punctuation and numbers only in texts; prediction or target is none.',
    )
  }
  const texts = array.items.map(pyStr)
  const width = Math.max(1, ...texts.map((text) => Array.from(text).length))
  const items = texts.map((text) => trimNul(Array.from(map(text)).slice(0, width).join('')))
  return { ...array, items }
}

function shapeOf(values: readonly PyValue[]): readonly number[] {
  const inner = values.map((value) => (isSequence(value) ? shapeOf(itemsOf(value)) : []))
  const [first = []] = inner
  if (inner.some((shape) => shape.join() !== first.join())) {
    throw new DataError('exact_match cannot compare lists whose parts differ in length.')
  }
  return [values.length, ...first]
}

function flatten(values: readonly PyValue[], depth: number): readonly PyValue[] {
  return depth === 1
    ? values
    : values.flatMap((value) => flatten(isSequence(value) ? itemsOf(value) : [], depth - 1))
}

function isSequence(value: PyValue): value is PyTuple | readonly PyValue[] {
  return Array.isArray(value) || value instanceof PyTuple
}

function itemsOf(value: PyTuple | readonly PyValue[]): readonly PyValue[] {
  return value instanceof PyTuple ? value.items : value
}

function kindOf(items: readonly PyValue[]): NumpyArray['kind'] {
  const isNumber = (item: PyValue): boolean => typeof item === 'boolean' || isInt(item) || isFloat(item)
  if (items.every(isNumber)) return 'number'
  return items.every((item) => typeof item === 'string' || isNumber(item)) ? 'text' : 'object'
}

function trimNul(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1
  return text.slice(0, end)
}
