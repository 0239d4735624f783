import { wordClass } from '../javascript/character-source.ts'
import type { Mode, Place } from '../tree/node.ts'
import type { Step } from './step.ts'
import { stepBack } from './step-back.ts'

type PlaceTest = (text: string, at: number) => boolean

/** A place in the text, which takes no characters. */
export function placeStep(place: Place, mode: Mode): Step {
  const holds = placeTest(place, mode)
  return ({ text }, at, next) => holds(text, at) && next(at)
}

function placeTest(place: Place, mode: Mode): PlaceTest {
  switch (place) {
    case 'start':
      return (_text, at) => at === 0
    case 'end':
      return (text, at) => at === text.length
    case 'line-start':
      return (text, at) => at === 0 || text[at - 1] === '\n'
    case 'line-end':
      return mode.multiline ? isLineEnd : (text, at) => isLineEnd(text, at) && at >= text.length - 1
    case 'boundary':
      return boundaryTest(mode)
    case 'inside': {
      const isBoundary = boundaryTest(mode)
      // Parity: in CPython 3.11 `\B` does not match the empty text.
      return (text, at) => text !== '' && !isBoundary(text, at)
    }
    default:
      return place satisfies never
  }
}

function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n'
}

function boundaryTest(mode: Mode): PlaceTest {
  const word = new RegExp(wordClass(mode), 'v')
  return (text, at) => {
    const before = at > 0 && word.test(text.slice(stepBack(text, at), at))
    const after = at < text.length && word.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
    return before !== after
  }
}
