import { closest, distance } from 'fastest-levenshtein'

/** ` Did you mean "…"?` for the known name that is nearest to a mistyped one; empty where none is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const names = [...known]
  if (names.length === 0) return ''
  const nearest = closest(name, names)
  // A third of the letters may be wrong; a suggestion further off would only puzzle.
  return distance(name, nearest) <= Math.max(2, Math.ceil(name.length / 3))
    ? ` Did you mean "${nearest}"?`
    : ''
}
