import { distance } from 'fastest-levenshtein'

/** ` Did you mean "a"? Available: a, b, c.` for the end of a message about an unknown name. */
export function suggestion(wanted: string, names: readonly string[]): string {
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  const [nearest] = names
    .map((name) => ({ name, edits: distance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits)
  return `${nearest === undefined ? '' : ` Did you mean "${nearest.name}"?`} Available: ${names.join(', ')}.`
}
