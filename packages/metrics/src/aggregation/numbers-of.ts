import { DataError } from '@eval/core'
import { isFloat, isInt, PyTuple, pyTypeName, type PyValue, toNumber } from '@eval/pystd'

/**
 * The values of all documents as doubles.
 *
 * @throws DataError if there are none or one is no number.
 */
export function numbersOf(aggregation: string, values: readonly PyValue[]): Float64Array {
  if (values.length === 0)
    throw new DataError(`The aggregation ${aggregation} has no values: no document was scored.`)
  return Float64Array.from(values, (value) => numberOf(aggregation, value))
}

/** @throws DataError if `value` is no number. */
export function numberOf(aggregation: string, value: PyValue | undefined): number {
  if (value !== undefined && (typeof value === 'boolean' || isInt(value) || isFloat(value)))
    return toNumber(value)
  const type = value === undefined ? 'nothing' : pyTypeName(value)
  throw new DataError(
    `The aggregation ${aggregation} takes numbers, but a document's value is of type ${type}. Name another aggregation in ` +
      'metric_list.',
  )
}

/**
 * The pairs of all documents, first and second parts apart.
 *
 * @throws DataError if there are none or one is no pair.
 */
export function pairsOf(
  aggregation: string,
  values: readonly PyValue[],
): { readonly first: readonly PyValue[]; readonly second: readonly PyValue[] } {
  if (values.length === 0)
    throw new DataError(`The aggregation ${aggregation} has no values: no document was scored.`)
  const pairs = values.map((value) => pairOf(aggregation, value))
  return { first: pairs.map(([first]) => first), second: pairs.map(([, second]) => second) }
}

function pairOf(aggregation: string, value: PyValue): readonly [PyValue, PyValue] {
  const items = value instanceof PyTuple ? value.items : value
  if (Array.isArray(items) && items.length === 2) return [items[0]!, items[1]!]
  throw new DataError(
    `The aggregation ${aggregation} takes pairs, but a document's value is of type ${pyTypeName(value)}. Name another ` +
      'aggregation in metric_list.',
  )
}
