import type { PatternSource } from './pattern-source.ts'

/** Flag letters after `(?`. */
export interface InlineFlags {
  readonly add: string
  readonly remove: string
  /** True for `(?i:…)`, false for `(?i)`. */
  readonly scoped: boolean
}

/**
 * Reads `i)`, `i:` or `i-s:` after `(?`.
 * @throws PyError 're.error' as Python words it
 * @source CPython 3.11 Lib/re/_parser.py `_parse_flags`
 */
export function parseInlineFlags(source: PatternSource): InlineFlags {
  const add = source.takeWhile(/^[aiLmsux]$/)
  if (add.includes('L')) {
    throw source.error("bad inline flags: cannot use 'L' flag with a str pattern", source.at)
  }
  if (add.includes('a') && add.includes('u')) {
    throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", source.at)
  }
  if (add !== '' && source.accept(')')) return { add, remove: '', scoped: false }
  if (source.accept(':')) return { add, remove: '', scoped: true }
  if (!source.accept('-'))
    throw endError(source, add === '' || source.peek() === undefined ? 'missing -, : or )' : 'unknown flag')
  const remove = source.takeWhile(/^[imsx]$/)
  if (/[auL]/.test(source.peek() ?? '')) {
    throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", source.at + 1)
  }
  if (remove === '') throw endError(source, source.peek() === undefined ? 'missing flag' : 'unknown flag')
  if (!source.accept(':')) throw endError(source, source.peek() === undefined ? 'missing :' : 'unknown flag')
  const twice = Array.from(add).some((letter) => remove.includes(letter))
  if (twice) throw source.error('bad inline flags: flag turned on and off', source.at)
  return { add, remove, scoped: true }
}

function endError(source: PatternSource, message: string): Error {
  const next = source.peek()
  const reason =
    message === 'unknown flag' && next !== undefined && !/[a-zA-Z]/.test(next) ? 'missing :' : message
  return source.error(reason, source.at)
}
