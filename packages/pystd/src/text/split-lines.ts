// oxlint-disable-next-line no-control-regex -- Python's line boundaries
const LINE = /\r\n|[\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029]/g

/** `text.splitlines(keepEnds)`: cuts at every line boundary Python knows; no empty part after a final one. */
export function pySplitlines(text: string, keepEnds = false): string[] {
  const lines: string[] = []
  let start = 0
  for (const match of text.matchAll(LINE)) {
    const end = match.index + match[0].length
    lines.push(text.slice(start, keepEnds ? end : match.index))
    start = end
  }
  if (start < text.length) lines.push(text.slice(start))
  return lines
}
