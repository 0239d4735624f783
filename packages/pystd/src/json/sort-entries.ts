import { PyError } from '../error/py-error.ts'
import { compareCodePoints } from '../text/code-points.ts'
import { pyTypeName } from '../types/type-name.ts'
import type { PyValue } from '../value.ts'

/** Sorts the entries of a dict by key, in place. @throws PyError 'TypeError' for keys that Python cannot compare */
export function sortEntries(entries: [PyValue, PyValue][]): void {
  entries.sort(([a], [b]) => {
    if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b)
    if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) {
      throw new PyError(
        'TypeError',
        `'<' not supported between instances of '${pyTypeName(b)}' and '${pyTypeName(a)}'`,
      )
    }
    return Number(a) - Number(b)
  })
}
