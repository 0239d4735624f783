import { distance } from 'fastest-levenshtein'

/** The known names that look most like `name`, nearest first; none that differ in more than about a third of their letters. */
function nearestNames(name: string, known: Iterable<string>, count = 3): string[] {
  const limit = Math.max(2, Math.ceil(name.length / 3))
  const near: { readonly candidate: string; readonly edits: number }[] = []
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const edits = distance(name, candidate)
    if (edits <= limit) near.push({ candidate, edits })
  }
  near.sort((a, b) => a.edits - b.edits)
  return near.slice(0, count).map(({ candidate }) => candidate)
}

/** ` Did you mean a or b?`, or nothing where no known name is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearestNames(name, known)
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
}
