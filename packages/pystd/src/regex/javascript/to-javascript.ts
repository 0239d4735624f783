import { characterSource, wordClass } from './character-source.ts'
import type { Mode, Place, RegexNode, RepeatNode } from '../tree/node.ts'

/**
 * The JavaScript source (`v` flag, no `m`, no `s`) of a pattern that `isNative` allows. Groups keep their numbers and have no
 * names. No inline modifiers: V8 13 loses them in front of `v` classes.
 */
export function toJavaScript(node: RegexNode): string {
  switch (node.type) {
    case 'any':
    case 'set':
      return characterSource(node)
    case 'place':
      return placeSource(node.place, node.mode)
    case 'sequence':
      return node.items.map(inSequence).join('')
    case 'branch':
      return node.alternatives.map(toJavaScript).join('|')
    case 'group':
      return `(${toJavaScript(node.body)})`
    case 'look':
      return `(?${node.ahead ? '' : '<'}${node.negated ? '!' : '='}${toJavaScript(node.body)})`
    case 'reference':
      return `(?:\\${node.group})`
    case 'repeat':
      return repeatSource(node)
    case 'atomic':
    case 'conditional':
      throw new Error(`internal: a ${node.type} node has no JavaScript form`)
    default:
      return node satisfies never
  }
}

function inSequence(node: RegexNode): string {
  const source = toJavaScript(node)
  return node.type === 'branch' ? `(?:${source})` : source
}

function placeSource(place: Place, mode: Mode): string {
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
      const word = wordClass(mode)
      if (place === 'boundary') return `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
      // Parity: in CPython 3.11 `\B` does not match the empty text.
      return `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word})(?!^$))`
    }
    default:
      return place satisfies never
  }
}

function repeatSource({ min, max, kind, body }: RepeatNode): string {
  const source = toJavaScript(body)
  const atom = body.type === 'any' || body.type === 'set' || body.type === 'group' ? source : `(?:${source})`
  return atom + countSource(min, max) + (kind === 'lazy' ? '?' : '')
}

function countSource(min: number, max: number): string {
  if (min === 0 && max === 1) return '?'
  if (max !== Infinity) return min === max ? `{${min}}` : `{${min},${max}}`
  return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
}
