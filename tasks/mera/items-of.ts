import { PyTuple, type PyValue } from '@eval/pystd'

/** The items of a list or tuple; none for any other value. */
export function itemsOf(value: PyValue | undefined): readonly PyValue[] {
  if (value instanceof PyTuple) return value.items
  return Array.isArray(value) ? (value as readonly PyValue[]) : []
}
