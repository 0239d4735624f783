import { DataError } from '@eval/core'
import { codePointLength, codePointSlice, isFloat, isInt, PyTuple, pyStr, type PyValue } from '@eval/pystd'

/** What `numpy.asarray` makes of nested lists: values in row order, and what kind of element it settles on. */
export interface NumpyArray {
  readonly shape: readonly number[]
  readonly items: readonly PyValue[]
  /** Texts lose trailing NUL characters. */
  readonly kind: 'text' | 'number' | 'object'
  /** Code points that a text may have: those of the longest, or what a number among them may need. */
  readonly width: number
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
  if (kind !== 'text') return { shape, kind, items, width: 0 }
  const width = Math.max(1, ...items.map(widthOf))
  return { shape, kind, items: items.map((item) => trimNul(pyStr(item))), width }
}

/** The array of the same shape with other texts, cut to the array's width. */
export function mapTexts(array: NumpyArray, map: (text: string) => string): NumpyArray {
  if (array.kind !== 'text') {
    throw new DataError(
      'exact_match can ignore case, punctuation and numbers only in texts; prediction or target is none.',
    )
  }
  return {
    ...array,
    items: array.items.map((item) => trimNul(codePointSlice(map(pyStr(item)), 0, array.width))),
  }
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

function widthOf(item: PyValue): number {
  if (typeof item === 'boolean') return 5
  if (isInt(item)) return 21
  return isFloat(item) ? 32 : codePointLength(pyStr(item))
}

function trimNul(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1
  return text.slice(0, end)
}
