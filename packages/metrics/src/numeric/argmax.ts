import { DataError } from '@eval/core'

/**
 * `numpy.argmax`: the position of the first maximum; a NaN counts as the greatest.
 *
 * @throws DataError for no values.
 */
export function argmax(values: ArrayLike<number>): number {
  if (values.length === 0)
    throw new DataError('A document has no choices, so none can be the most probable one.')
  let best = 0
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!
    if (Number.isNaN(value)) return index
    if (value > values[best]!) best = index
  }
  return best
}
