import type { Category, CharacterNode, Mode, SetItem } from '../tree/node.ts'

const SPACES = '\\x09-\\x0d\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const POSITIVE = { d: 'd', D: 'd', w: 'w', W: 'w', s: 's', S: 's' } as const
const UNICODE: Readonly<Record<'d' | 'w' | 's', string>> = { d: '\\p{Nd}', w: '\\p{L}\\p{N}_', s: SPACES }
const ASCII: Readonly<Record<'d' | 'w' | 's', string>> = { d: '0-9', w: 'A-Za-z0-9_', s: '\\x09-\\x0d\\x20' }
// Python takes these four for one letter when it ignores case, JavaScript does not.
const LETTER_I = [0x49, 0x69, 0x130, 0x131]

/** The JavaScript source (`v` flag) of Python's word characters: `[\p{L}\p{N}_]`. */
export function wordClass(mode: Mode): string {
  return categorySource('w', mode)
}

/** The JavaScript source (`v` flag) of a node that takes one character; the `i` flag must be as `wantsCaseFlag` says. */
export function characterSource(node: CharacterNode): string {
  if (node.type === 'any') return node.mode.dotAll ? '[^]' : '[^\\n]'
  const [only] = node.items
  if (node.items.length === 1 && only !== undefined && !node.negated) {
    if (only.type === 'category') return categorySource(only.category, node.mode)
    if (only.low === only.high && !usesCase(only, node.mode)) return codeSource(only.low)
  }
  return `[${node.negated ? '^' : ''}${node.items.map((item) => itemSource(item, node.mode)).join('')}]`
}

/** True where the JavaScript `i` flag must hold for a mode; ASCII-only case is written out instead. */
export function wantsCaseFlag(mode: Mode): boolean {
  return mode.ignoreCase && !mode.ascii
}

function itemSource(item: SetItem, mode: Mode): string {
  if (item.type === 'category') return categorySource(item.category, mode)
  const range =
    item.low === item.high ? codeSource(item.low) : `${codeSource(item.low)}-${codeSource(item.high)}`
  if (!mode.ignoreCase) return range
  return range + (mode.ascii ? otherCases(item.low, item.high) : letterI(item.low, item.high))
}

function usesCase(item: SetItem & { type: 'range' }, mode: Mode): boolean {
  return mode.ignoreCase && (mode.ascii || LETTER_I.includes(item.low))
}

function letterI(low: number, high: number): string {
  return LETTER_I.some((code) => code >= low && code <= high) ? LETTER_I.map(codeSource).join('') : ''
}

function otherCases(low: number, high: number): string {
  const shifted = (first: number, last: number, by: number): string => {
    const start = Math.max(low, first)
    const end = Math.min(high, last)
    return start > end ? '' : `${codeSource(start + by)}-${codeSource(end + by)}`
  }
  return shifted(65, 90, 32) + shifted(97, 122, -32)
}

function categorySource(category: Category, mode: Mode): string {
  const name = POSITIVE[category]
  return `[${category === name ? '' : '^'}${(mode.ascii ? ASCII : UNICODE)[name]}]`
}

function codeSource(code: number): string {
  const character = String.fromCodePoint(code)
  if (/^[A-Za-z0-9]$/.test(character)) return character
  return `\\u{${code.toString(16)}}`
}
