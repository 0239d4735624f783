import { characterSource, wantsCaseFlag, wordClass } from './character-source.ts'
import type { Mode, Place, RegexNode, RepeatNode } from './node.ts'

/**
 * The JavaScript source (`v` flag, no `m`, no `s`; `i` as `caseFlag` says) of a pattern that `isNative` allows.
 * Groups keep their numbers and have no names.
 */
export function toJavaScript(node: RegexNode, caseFlag: boolean): string {
  switch (node.type) {
    case 'any':
    case 'set':
      return inCase(characterSource(node), node.mode, caseFlag)
    case 'place':
      return placeSource(node.place, node.mode, caseFlag)
    case 'sequence':
      return node.items.map((item) => inSequence(item, caseFlag)).join('')
    case 'branch':
      return node.alternatives.map((item) => toJavaScript(item, caseFlag)).join('|')
    case 'group':
      return `(${toJavaScript(node.body, caseFlag)})`
    case 'look':
      return `(?${node.ahead ? '' : '<'}${node.negated ? '!' : '='}${toJavaScript(node.body, caseFlag)})`
    case 'reference':
      return inCase(`(?:\\${node.group})`, node.mode, caseFlag)
    case 'repeat':
      return repeatSource(node, caseFlag)
    case 'atomic':
    case 'conditional':
      throw new Error(`internal: a ${node.type} node has no JavaScript form`)
  }
}

function inSequence(node: RegexNode, caseFlag: boolean): string {
  const source = toJavaScript(node, caseFlag)
  return node.type === 'branch' ? `(?:${source})` : source
}

function inCase(source: string, mode: Mode, caseFlag: boolean): string {
  const wanted = wantsCaseFlag(mode)
  if (wanted === caseFlag) return source
  return wanted ? `(?i:${source})` : `(?-i:${source})`
}

function placeSource(place: Place, mode: Mode, caseFlag: boolean): string {
  switch (place) {
    case 'start':
      return '^'
    case 'end':
      return '$'
    case 'line-start':
      return '(?<![^\\n])'
    case 'line-end':
      return mode.multiline ? '(?![^\\n])' : '(?=\\n?$)'
    case 'boundary':
    case 'inside': {
      const word = inCase(wordClass(mode), mode, caseFlag)
      if (place === 'boundary') return `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
      // Parity: in CPython 3.11 `\B` does not match the empty text.
      return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word})(?!^$))`
    }
  }
}

function repeatSource({ min, max, kind, body }: RepeatNode, caseFlag: boolean): string {
  const source = toJavaScript(body, caseFlag)
  const atom = body.type === 'any' || body.type === 'set' || body.type === 'group' ? source : `(?:${source})`
  return atom + countSource(min, max) + (kind === 'lazy' ? '?' : '')
}

function countSource(min: number, max: number): string {
  if (min === 0 && max === 1) return '?'
  if (max !== Infinity) return min === max ? `{${min}}` : `{${min},${max}}`
  return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
}
