/** What a built file, script or declarations, imports by literal text: statically and dynamically. */
export function importedSpecifiers(source: string): string[] {
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g
  return [...source.matchAll(pattern)].map((match) => match[1] ?? '')
}
