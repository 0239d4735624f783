import { PyError } from '../error/py-error.ts'
import { isSpaceCode } from './space.ts'
import { pyLstrip } from './strip.ts'

/**
 * `text.split(separator, limit)`: without separator at runs of white space, empty parts dropped; at most `limit` cuts
 * (negative: no bound).
 * @throws PyError 'ValueError' for an empty separator
 */
export function pySplit(text: string, separator?: string, limit = -1): string[] {
  if (separator === undefined) return splitSpace(text, limit)
  if (separator === '') throw new PyError('ValueError', 'empty separator')
  const parts = text.split(separator)
  if (limit < 0 || parts.length <= limit + 1) return parts
  return [...parts.slice(0, limit), parts.slice(limit).join(separator)]
}

function splitSpace(text: string, limit: number): string[] {
  const parts: string[] = []
  let index = 0
  while (index < text.length) {
    while (index < text.length && isSpaceCode(text.charCodeAt(index))) index++
    if (index === text.length) break
    // Parity: the part behind the last allowed cut keeps its inner and trailing white space.
    if (parts.length === limit) return [...parts, pyLstrip(text.slice(index))]
    const start = index
    while (index < text.length && !isSpaceCode(text.charCodeAt(index))) index++
    parts.push(text.slice(start, index))
  }
  return parts
}
