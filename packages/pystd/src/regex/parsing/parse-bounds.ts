import { PyError } from '../../error/py-error.ts'
import type { Width } from '../tree/node.ts'
import type { PatternSource } from './pattern-source.ts'

const MAX_REPEAT = 4294967295

/**
 * Reads `*`, `+`, `?` or `{m,n}` if one stands next; a brace that is none of these stays.
 * @throws PyError 're.error' for bounds in the wrong order, 'OverflowError' for too large ones
 */
export function parseBounds(source: PatternSource): Width | undefined {
  if (source.accept('*')) return { min: 0, max: Infinity }
  if (source.accept('+')) return { min: 1, max: Infinity }
  if (source.accept('?')) return { min: 0, max: 1 }
  const start = source.at
  const bounds = parseBraces(source)
  if (bounds === undefined) {
    source.at = start
    return undefined
  }
  const { min, max } = bounds
  if (min >= MAX_REPEAT || (max >= MAX_REPEAT && max !== Infinity)) {
    throw new PyError('OverflowError', 'the repetition number is too large')
  }
  if (max < min) throw source.error('min repeat greater than max repeat', start)
  return bounds
}

function parseBraces(source: PatternSource): Width | undefined {
  if (!source.accept('{') || source.peek() === '}') return undefined
  const low = source.takeWhile(/^[0-9]$/)
  const high = source.accept(',') ? source.takeWhile(/^[0-9]$/) : low
  if (!source.accept('}')) return undefined
  return { min: low === '' ? 0 : Number(low), max: high === '' ? Infinity : Number(high) }
}
