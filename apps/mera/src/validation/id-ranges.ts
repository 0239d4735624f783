/** Ids for people: `3, 17, 20 to 25`; at most `most` parts. */
export function idRanges(ids: readonly string[], most = 40): string {
  const parts: string[] = []
  for (let at = 0; at < ids.length; ) {
    let end = at
    while (follows(ids[end], ids[end + 1])) end += 1
    const [first, last] = [ids[at] ?? '', ids[end] ?? '']
    parts.push(end - at > 1 ? `${first} to ${last}` : ids.slice(at, end + 1).join(', '))
    at = end + 1
  }
  const shown = parts.slice(0, most).join(', ')
  return parts.length > most ? `${shown} and so on` : shown
}

function follows(id: string | undefined, next: string | undefined): boolean {
  return id !== undefined && next !== undefined && /^\d{1,15}$/.test(id) && next === String(Number(id) + 1)
}
