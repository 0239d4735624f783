import { compareCodePoints } from '../text/code-points.ts'
import { compilePattern } from './compile-pattern.ts'
import { reEscape } from './escape.ts'

/**
 * `fnmatch.fnmatchcase(name, pattern)`, which on POSIX is `fnmatch`: `*`, `?`, `[seq]`, `[!seq]`; case counts.
 * @source CPython 3.11 Lib/fnmatch.py
 */
export function fnmatch(name: string, pattern: string): boolean {
  return compilePattern(fnmatchRegex(pattern), 's').fullmatch(name) !== null
}

/** `fnmatch.filter(names, pattern)`. */
export function fnmatchFilter(names: readonly string[], pattern: string): string[] {
  const compiled = compilePattern(fnmatchRegex(pattern), 's')
  return names.filter((name) => compiled.fullmatch(name) !== null)
}

function fnmatchRegex(pattern: string): string {
  const characters = Array.from(pattern)
  let out = ''
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!
    if (character === '*') out += out.endsWith('.*') ? '' : '.*'
    else if (character === '?') out += '.'
    else if (character === '[') {
      const end = setEnd(characters, at)
      out += end < 0 ? '\\[' : setRegex(characters.slice(at + 1, end).join(''))
      at = end < 0 ? at : end
    } else out += reEscape(character)
  }
  return out
}

/** Where the set that opens at `start` closes, -1 where it does not. A bracket right after the opening belongs to the set. */
function setEnd(characters: readonly string[], start: number): number {
  let from = start + 1
  if (characters[from] === '!') from++
  if (characters[from] === ']') from++
  return characters.indexOf(']', from)
}

function setRegex(text: string): string {
  const negated = text.startsWith('!')
  const chunks = rangeChunks(negated ? text.slice(1) : text)
  const inside = chunks.map((chunk) => chunk.replace(/[\\\-[\]&~|^]/g, '\\$&')).join('-')
  // Parity: a set without members never matches, its negation always.
  if (inside === '') return negated ? '.' : '(?!)'
  return `[${negated ? '^' : ''}${inside}]`
}

/** Splits at the hyphens that make ranges and drops empty ranges (`z-a`). */
function rangeChunks(text: string): string[] {
  const characters = Array.from(text)
  const chunks: string[] = []
  let start = 0
  for (let hyphen = characters.indexOf('-', 1); hyphen >= 0; hyphen = characters.indexOf('-', hyphen + 3)) {
    chunks.push(characters.slice(start, hyphen).join(''))
    start = hyphen + 1
  }
  const rest = characters.slice(start).join('')
  if (rest !== '' || chunks.length === 0) chunks.push(rest)
  else chunks.push(`${chunks.pop() ?? ''}-`)
  return withoutEmptyRanges(chunks)
}

function withoutEmptyRanges(chunks: readonly string[]): string[] {
  const kept = chunks.map((chunk) => Array.from(chunk))
  for (let index = kept.length - 1; index > 0; index--) {
    const before = kept[index - 1] ?? []
    const after = kept[index] ?? []
    if (compareCodePoints(before.at(-1) ?? '', after[0] ?? '') <= 0) continue
    kept.splice(index - 1, 2, [...before.slice(0, -1), ...after.slice(1)])
  }
  return kept.map((chunk) => chunk.join(''))
}
