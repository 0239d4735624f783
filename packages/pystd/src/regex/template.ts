import { PyError } from '../error/py-error.ts'
import { stringRepr } from '../repr/string-repr.ts'
import { PatternSource } from './parsing/pattern-source.ts'
import type { PyMatch } from './py-match.ts'

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** What replaces a match. */
export type Replacement = (match: PyMatch) => string

/**
 * Reads the replacement text of `re.sub`: `\1`, `\g<1>`, `\g<name>`, `\n` and its like.
 * @throws PyError 're.error' for a bad escape or group number, 'IndexError' for an unknown name
 * @source CPython 3.11 Lib/re/_parser.py `parse_template`
 */
export function parseTemplate(
  text: string,
  groupCount: number,
  names: ReadonlyMap<string, number>,
): Replacement {
  if (!text.includes('\\')) return () => text
  const source = new PatternSource(text)
  const parts: (string | number)[] = []
  for (let character = source.take(); character !== undefined; character = source.take()) {
    parts.push(character === '\\' ? parsePart(source, names) : character)
    const last = parts.at(-1)
    if (typeof last === 'number' && last > groupCount) {
      throw source.error(`invalid group reference ${last}`, source.at - String(last).length)
    }
  }
  return (match) =>
    parts.map((part) => (typeof part === 'number' ? (match.group(part) ?? '') : part)).join('')
}

function parsePart(source: PatternSource, names: ReadonlyMap<string, number>): string | number {
  const start = source.at - 1
  const letter = source.take()
  if (letter === undefined) throw source.error('bad escape (end of pattern)', start)
  if (letter === 'g') return namedGroup(source, names)
  if (/^[0-9]$/.test(letter)) return numbered(source, letter, start)
  const known = LETTERS[letter]
  if (known !== undefined) return known
  if (/^[A-Za-z]$/.test(letter)) throw source.error(`bad escape \\${letter}`, start)
  return `\\${letter}`
}

function numbered(source: PatternSource, first: string, start: number): string | number {
  const rest = first + source.takeWhile(/^[0-9]$/, 2)
  if (first === '0' || /^[0-7]{3}$/.test(rest)) {
    const octal = /^[0-7]+/.exec(rest)?.[0] ?? '0'
    source.at -= rest.length - octal.length
    const code = Number.parseInt(octal, 8)
    if (code > 0o377) throw source.error(`octal escape value \\${octal} outside of range 0-0o377`, start)
    return String.fromCharCode(code)
  }
  source.at -= Math.max(0, rest.length - 2)
  return Number(rest.slice(0, 2))
}

function namedGroup(source: PatternSource, names: ReadonlyMap<string, number>): number {
  if (!source.accept('<')) throw source.error('missing <', source.at)
  const at = source.at
  const name = source.until('>', 'group name')
  if (/^[0-9]+$/.test(name)) return Number(name)
  if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name)) {
    throw source.error(`bad character in group name ${stringRepr(name)}`, at)
  }
  const group = names.get(name)
  if (group === undefined) throw new PyError('IndexError', `unknown group name ${stringRepr(name)}`)
  return group
}
