import type { JsonCursor } from './json-cursor.ts'

const WORDS: readonly (readonly [string, number | boolean | null])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]

/** Reads `null`, `true`, `false`, `NaN` or an infinity. @throws PyJsonError where none of them stands */
export function readWord(cursor: JsonCursor): number | boolean | null {
  for (const [word, value] of WORDS) {
    if (!cursor.text.startsWith(word, cursor.at)) continue
    cursor.at += word.length
    return value
  }
  throw cursor.error('Expecting value')
}
