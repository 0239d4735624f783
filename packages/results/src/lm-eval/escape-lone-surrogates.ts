/**
 * Makes JSON text writable as UTF-8: a lone surrogate, which can only stand inside a string, becomes its `\ud800` escape.
 * (Python fails to write such a file at all.)
 */
export function escapeLoneSurrogates(json: string): string {
  if (json.isWellFormed()) return json
  return json.replace(/\p{Surrogate}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
}
