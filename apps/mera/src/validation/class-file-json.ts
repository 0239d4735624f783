import { jsonLoads, PyJsonError, pyStrip, type PyValue } from '@eval/pystd'

/** How often a key comes again inside its object, and where it does first. */
export interface RepeatedKeys {
  readonly count: number
  readonly key: string
  readonly line: number
}

/** The value of a file, or why it has none. */
export type ClassFileJson =
  | { readonly value: PyValue; readonly repeated?: RepeatedKeys }
  | { readonly trouble: string }

/** Reads the text of a submission file as JSON. */
export function classFileJson(bytes: Uint8Array): ClassFileJson {
  const mark = [...bytes.subarray(0, 3)].map((byte) => byte.toString(16)).join(' ')
  if (mark === 'ef bb bf')
    return { trouble: 'it begins with a byte order mark; save it as UTF-8 without one' }
  if (mark.startsWith('ff fe') || mark.startsWith('fe ff'))
    return { trouble: 'it is UTF-16; save it as UTF-8 without a byte order mark' }
  try {
    return parsedText(pyStrip(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (error) {
    if (error instanceof PyJsonError)
      return { trouble: `it is not JSON: ${error.reason}, line ${error.line}, column ${error.column}` }
    if (error instanceof RangeError) return { trouble: 'it is nested too deeply' }
    if (error instanceof TypeError) return { trouble: 'it is not UTF-8 text' }
    throw error
  }
}

function parsedText(text: string): ClassFileJson {
  const repeated: { count: number; key: string; at: number } = { count: 0, key: '', at: 0 }
  const value = jsonLoads(text, {
    onRepeatedKey(key, at) {
      if (repeated.count++ === 0) Object.assign(repeated, { key, at })
    },
  })
  const { count, key, at } = repeated
  if (count === 0) return { value }
  return { value, repeated: { count, key, line: text.slice(0, at).split('\n').length } }
}
