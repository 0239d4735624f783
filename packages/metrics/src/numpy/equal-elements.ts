import { DataError } from '@eval/core'
import { pyEquals, type PyValue } from '@eval/pystd'
import type { NumpyArray } from './numpy-array.ts'

/**
 * `a == b` element by element with numpy's broadcasting; a text never equals a number.
 *
 * @throws DataError where the shapes do not fit.
 */
export function equalElements(a: NumpyArray, b: NumpyArray): readonly boolean[] {
  const shape = broadcast(a.shape, b.shape)
  const comparable = a.kind === b.kind || a.kind === 'object' || b.kind === 'object'
  const count = shape.reduce((product, length) => product * length, 1)
  return Array.from({ length: count }, (_, index) => {
    if (!comparable) return false
    return pyEquals(element(a, shape, index), element(b, shape, index))
  })
}

function broadcast(a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1
    const right = b[axis - rank + b.length] ?? 1
    if (left === right || right === 1) return left
    if (left === 1) return right
    throw new DataError(
      `exact_match cannot compare ${a.join(' x ')} predictions with ${b.join(' x ')} targets.`,
    )
  })
}

/** The element of `array` at a position of the broadcast shape. */
function element(array: NumpyArray, shape: readonly number[], position: number): PyValue {
  let rest = position
  let stride = 1
  let index = 0
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const length = shape[axis]!
    const own = array.shape[axis - shape.length + array.shape.length] ?? 1
    if (own !== 1) index += (rest % length) * stride
    stride *= own
    rest = Math.floor(rest / length)
  }
  return array.items[index] ?? null
}
