import { NumpyValue } from '@eval/core'
import { dictEntries, dictFromEntries, isDict, PyTuple, type PyValue } from '@eval/pystd'

/** A value with something else in place of each of numpy's values in it: what it holds, or what is shown of it. */
export function withoutNumpy(value: PyValue, show: 'content' | 'shown'): PyValue {
  if (typeof value !== 'object' || value === null) return value
  const inner = (item: PyValue): PyValue => withoutNumpy(item, show)
  if (value instanceof NumpyValue) return value[show]
  if (value instanceof PyTuple) return new PyTuple(value.items.map(inner))
  if (Array.isArray(value)) return value.map(inner)
  if (isDict(value)) return dictFromEntries(dictEntries(value).map(([key, item]) => [key, inner(item)]))
  return value
}
