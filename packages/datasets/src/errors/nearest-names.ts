import { distance } from 'fastest-levenshtein'

const SHOWN = 30

/** The names most like `wanted`, best first; empty if none is alike. */
export function nearestNames(wanted: string, names: readonly string[]): readonly string[] {
  const limit = wanted.length <= 3 ? 1 : Math.max(2, Math.floor(wanted.length / 3))
  const ranked = names.map((name) => ({ name, edits: distance(wanted.toLowerCase(), name.toLowerCase()) }))
  const near = ranked.filter(({ edits }) => edits <= limit).sort((a, b) => a.edits - b.edits)
  return near.slice(0, 3).map(({ name }) => name)
}

/** ` Did you mean "a"? Available: a, b, c.` for the end of a message. */
export function suggestion(wanted: string, names: readonly string[]): string {
  const near = nearestNames(wanted, names)
  const question = near.length > 0 ? ` Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?` : ''
  const shown = names.slice(0, SHOWN).join(', ') || 'none'
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  return `${question} Available: ${shown}${more}.`
}
