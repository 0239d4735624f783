import type { JsonDumpsOptions } from './dumps.ts'
import type { Writing } from './write-value.ts'

/** The options of `json.dumps` with Python's defaults filled in. */
export function writingOf(options: Omit<JsonDumpsOptions, 'ensureAscii'>): Writing {
  const indent = options.indent ?? undefined
  return {
    unit: typeof indent === 'number' ? ' '.repeat(Math.max(0, indent)) : indent,
    item: options.separators?.[0] ?? (indent === undefined ? ', ' : ','),
    key: options.separators?.[1] ?? ': ',
    allowNan: options.allowNan ?? true,
    sortKeys: options.sortKeys ?? false,
    fallback: options.fallback,
  }
}
