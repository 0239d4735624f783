import { PyError } from '../error/py-error.ts'
import { characterSource, wantsCaseFlag, wordClass } from './character-source.ts'
import { fixedWidth } from './fixed-width.ts'
import type { CharacterNode, Mode, Place, RegexNode, RepeatNode } from './node.ts'

/** What a match needs to know: the text and where each group started and ended last (UTF-16 positions, -1 for none). */
interface Trial {
  readonly text: string
  readonly spans: Int32Array
}

type Next = (at: number) => boolean
/** Matches from a position and goes on with `next`; false undoes what it did to the spans. */
type Step = (trial: Trial, at: number, next: Next) => boolean

/** Group spans of a match: start and end of group n at 2n and 2n + 1, UTF-16 positions, -1 for none. */
export type Spans = Int32Array

/** Matches at exactly one position. `accept` may refuse an end, which makes the matcher look for another. */
export type MatchAt = (text: string, at: number, accept?: (end: number) => boolean) => Spans | undefined

/** Our own backtracking matcher, for what JavaScript's engine does differently. Slower; deep nesting costs stack. */
export function buildMatcher(root: RegexNode, groupCount: number): MatchAt {
  const step = compile(root)
  return (text, at, accept = () => true) => {
    const trial = { text, spans: new Int32Array((groupCount + 1) * 2).fill(-1) }
    const end = (position: number): boolean => {
      if (!accept(position)) return false
      trial.spans[0] = at
      trial.spans[1] = position
      return true
    }
    return guarded(() => step(trial, at, end)) ? trial.spans : undefined
  }
}

function guarded(run: () => boolean): boolean {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new PyError(
      'RecursionError',
      'the text is too long for this regular expression: it nests too deeply',
    )
  }
}

function compile(node: RegexNode): Step {
  switch (node.type) {
    case 'any':
    case 'set': {
      const take = characterStep(node)
      return (trial, at, next) => {
        const end = take(trial.text, at)
        return end >= 0 && next(end)
      }
    }
    case 'place': {
      const holds = placeTest(node.place, node.mode)
      return (trial, at, next) => holds(trial.text, at) && next(at)
    }
    case 'sequence':
      return sequenceStep(node.items.map(compile))
    case 'branch': {
      const steps = node.alternatives.map(compile)
      return (trial, at, next) => steps.some((step) => step(trial, at, next))
    }
    case 'group':
      return groupStep(node.index, compile(node.body))
    case 'atomic':
      return atomicStep(compile(node.body))
    case 'look':
      return lookStep(node, compile(node.body))
    case 'reference':
      return referenceStep(node.group, node.mode)
    case 'conditional':
      return conditionalStep(node.group, compile(node.yes), compile(node.no))
    case 'repeat':
      return repeatStep(node)
    default:
      return node satisfies never
  }
}

/** Takes one character and gives the position after it, or -1. */
function characterStep(node: CharacterNode): (text: string, at: number) => number {
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

function placeTest(place: Place, mode: Mode): (text: string, at: number) => boolean {
  const isLineEnd = (text: string, at: number): boolean => at === text.length || text[at] === '\n'
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
    case 'inside': {
      const word = new RegExp(wordClass(mode), 'v')
      if (place === 'boundary') return (text, at) => atBoundary(text, at, word)
      return (text, at) => text !== '' && !atBoundary(text, at, word)
    }
    default:
      return place satisfies never
  }
}

function atBoundary(text: string, at: number, word: RegExp): boolean {
  const before = at > 0 && word.test(text.slice(stepBack(text, at), at))
  const after = at < text.length && word.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
  return before !== after
}

function stepBack(text: string, at: number): number {
  const pair =
    at > 1 && (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800
  return at - (pair ? 2 : 1)
}

function sequenceStep(steps: readonly Step[]): Step {
  const run = (index: number, trial: Trial, at: number, next: Next): boolean => {
    const step = steps[index]
    return step === undefined ? next(at) : step(trial, at, (end) => run(index + 1, trial, end, next))
  }
  return (trial, at, next) => run(0, trial, at, next)
}

function groupStep(index: number, body: Step): Step {
  return (trial, at, next) => {
    const { spans } = trial
    return body(trial, at, (end) => {
      const [oldStart = -1, oldEnd = -1] = spans.subarray(index * 2, index * 2 + 2)
      spans[index * 2] = at
      spans[index * 2 + 1] = end
      if (next(end)) return true
      spans[index * 2] = oldStart
      spans[index * 2 + 1] = oldEnd
      return false
    })
  }
}

/** The body's first way to match, never another one. */
function atomicStep(body: Step): Step {
  return (trial, at, next) => {
    const saved = trial.spans.slice()
    let end = -1
    const matched = body(trial, at, (position) => {
      end = position
      return true
    })
    if (matched && next(end)) return true
    trial.spans.set(saved)
    return false
  }
}

function lookStep(node: RegexNode & { type: 'look' }, body: Step): Step {
  const width = node.ahead ? 0 : (fixedWidth(node.body) ?? 0)
  return (trial, at, next) => {
    const saved = trial.spans.slice()
    const start = back(trial.text, at, width)
    const matched = start >= 0 && body(trial, start, () => true)
    if (node.negated) trial.spans.set(saved)
    if (matched !== node.negated && next(at)) return true
    trial.spans.set(saved)
    return false
  }
}

/** `width` code points before a position, -1 where there are fewer. */
function back(text: string, at: number, width: number): number {
  let position = at
  for (let count = 0; count < width; count++) {
    if (position <= 0) return -1
    position = stepBack(text, position)
  }
  return position
}

function referenceStep(group: number, mode: Mode): Step {
  return ({ text, spans }, at, next) => {
    const start = spans[group * 2] ?? -1
    if (start < 0) return false
    const wanted = text.slice(start, spans[group * 2 + 1])
    const found = text.slice(at, at + wanted.length)
    const same = mode.ignoreCase ? wanted.toLowerCase() === found.toLowerCase() : wanted === found
    return same && next(at + wanted.length)
  }
}

function conditionalStep(group: number, yes: Step, no: Step): Step {
  return (trial, at, next) => ((trial.spans[group * 2] ?? -1) >= 0 ? yes : no)(trial, at, next)
}

function repeatStep(node: RepeatNode): Step {
  if (node.kind === 'possessive') return atomicStep(repeatStep({ ...node, kind: 'greedy' }))
  if (node.body.type === 'any' || node.body.type === 'set')
    return characterRepeat(node, characterStep(node.body))
  return generalRepeat(node, compile(node.body))
}

function characterRepeat({ min, max, kind }: RepeatNode, take: (text: string, at: number) => number): Step {
  return ({ text }, at, next) => {
    const ends = [at]
    const extend = (): boolean => {
      const end = ends.length > max ? -1 : take(text, ends.at(-1)!)
      return end >= 0 && ends.push(end) > 0
    }
    while (ends.length <= min) if (!extend()) return false
    if (kind === 'lazy') {
      do if (next(ends.at(-1)!)) return true
      while (extend())
      return false
    }
    while (extend());
    for (let count = ends.length - 1; count >= min; count--) if (next(ends[count]!)) return true
    return false
  }
}

/** Parity: like CPython, a round that takes nothing is kept but not followed by another. */
function generalRepeat({ min, max, kind }: RepeatNode, body: Step): Step {
  const run = (trial: Trial, at: number, count: number, last: number, next: Next): boolean => {
    const more = (): boolean =>
      body(trial, at, (end) => run(trial, end, count + 1, count < min ? -1 : at, next))
    if (count < min) return more()
    const mayRepeat = count < max && at !== last
    if (kind === 'lazy') return next(at) || (mayRepeat && more())
    return (mayRepeat && more()) || next(at)
  }
  return (trial, at, next) => run(trial, at, 0, -1, next)
}
