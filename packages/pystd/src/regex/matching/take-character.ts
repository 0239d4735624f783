import { characterSource, wantsCaseFlag } from '../javascript/character-source.ts'
import type { CharacterNode } from '../tree/node.ts'

/** Gives the position after the character at a position, -1 where the node does not allow that character. */
export type TakeCharacter = (text: string, at: number) => number

/** The function that takes one character; what it learns about a character it remembers. */
export function takeCharacter(node: CharacterNode): TakeCharacter {
  const test = characterTest(node)
  const known = new Map<number, boolean>()
  return (text, at) => {
    const code = text.codePointAt(at)
    if (code === undefined) return -1
    let fits = known.get(code)
    if (fits === undefined) {
      fits = test(String.fromCodePoint(code))
      known.set(code, fits)
    }
    return fits ? at + (code > 0xffff ? 2 : 1) : -1
  }
}

/** Each member of a set is asked by itself, so that categories never ignore case. */
function characterTest(node: CharacterNode): (character: string) => boolean {
  if (node.type === 'any') return (character) => node.mode.dotAll || character !== '\n'
  const members = node.items.map((item) => {
    const source = characterSource({ ...node, negated: false, items: [item] })
    return new RegExp(`^${source}$`, item.type === 'range' && wantsCaseFlag(node.mode) ? 'vi' : 'v')
  })
  return (character) => members.some((member) => member.test(character)) !== node.negated
}
