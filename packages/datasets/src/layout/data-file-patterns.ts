/** Split → patterns, however they were written: one pattern, a list, `{split: …}`, or a list of `{split, path}`. */
export type DataFilePatterns = ReadonlyMap<string, readonly string[]>

/**
 * Brings `data_files` of a card or a task into one form; patterns without a split are `train`. Undefined if it has none of
 * the forms.
 * @source datasets/data_files.py, sanitize_patterns, 5.2.0
 */
export function dataFilePatterns(value: unknown): DataFilePatterns | undefined {
  const plain = stringList(value)
  if (plain) return new Map([['train', plain]])
  const entries = Array.isArray(value) ? value.map(splitEntry) : objectEntries(value)
  if (!entries) return undefined
  const patterns = new Map<string, readonly string[]>()
  for (const entry of entries) {
    const paths = entry && stringList(entry[1])
    if (!paths) return undefined
    patterns.set(entry[0], paths)
  }
  return patterns
}

function splitEntry(value: unknown): readonly [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null || !('split' in value) || !('path' in value))
    return undefined
  return [String(value.split), value.path]
}

function objectEntries(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined
}

function stringList(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined
}
