import { dictKeys, isDict, PyError, PyTuple, pyTypeName, type PyValue } from '@eval/pystd'
import type { Filter } from './filter.ts'

/** The filter that maps every answer of every entry. */
export function eachAnswer(map: (answer: PyValue) => PyValue): Filter {
  return (entries) => entries.map((entry) => answersOf(entry).map(map))
}

/**
 * The answers of an entry as Python iterates over it.
 *
 * Parity: after `take_first` an entry is a string, and iterating over it gives its characters; over a mapping, its keys.
 *
 * @throws PyError 'TypeError' for a value that cannot be iterated over.
 */
export function answersOf(entry: PyValue): readonly PyValue[] {
  if (typeof entry === 'string') return Array.from(entry)
  if (Array.isArray(entry)) return entry as readonly PyValue[]
  if (entry instanceof PyTuple) return entry.items
  if (isDict(entry)) return dictKeys(entry)
  throw new PyError('TypeError', `'${pyTypeName(entry)}' object is not iterable`)
}

/** @throws PyError 'AttributeError' as Python does for a method that only strings have. */
export function textOf(answer: PyValue, method: string): string {
  if (typeof answer === 'string') return answer
  throw new PyError('AttributeError', `'${pyTypeName(answer)}' object has no attribute '${method}'`)
}
