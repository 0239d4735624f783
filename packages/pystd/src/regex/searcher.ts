import { wantsCaseFlag } from './javascript/character-source.ts'
import { asksForWords, isNative } from './javascript/is-native.ts'
import { buildMatcher, type MatchAt } from './matching/build-matcher.ts'
import type { Spans } from './matching/spans.ts'
import type { ParsedPattern } from './tree/node.ts'
import { toJavaScript } from './javascript/to-javascript.ts'

/** Finds matches of one pattern; positions are UTF-16 positions. */
export interface Searcher {
  /** The first match at or after `from`. `nonEmptyAt`: a match at `from` itself must take something. */
  search(text: string, from: number, nonEmptyAtStart: boolean): Spans | undefined
  /** A match that starts at 0, and with `whole` also ends at the end. */
  matchStart(text: string, whole: boolean): Spans | undefined
}

/** JavaScript's engine where it agrees with Python's, else our own. */
export function buildSearcher(pattern: ParsedPattern): Searcher {
  let built: MatchAt | undefined
  const matcher: MatchAt = (...args) => (built ??= buildMatcher(pattern.root, pattern.groupCount))(...args)
  const own = ownSearcher(matcher)
  if (!isNative(pattern)) return own
  const native = nativeSearcher(pattern, matcher)
  if (!wantsCaseFlag(pattern.mode) || !asksForWords(pattern)) return native
  // The one character that is no letter but folds to one: with the i flag JavaScript takes it for part of a word.
  const engineFor = (text: string): Searcher => (text.includes('\u0345') ? own : native)
  return {
    search: (text, ...rest) => engineFor(text).search(text, ...rest),
    matchStart: (text, whole) => engineFor(text).matchStart(text, whole),
  }
}

function ownSearcher(matchAt: MatchAt): Searcher {
  return {
    search: (text, from, nonEmptyAtStart) => {
      for (let at = from; at <= text.length; at = nextPosition(text, at)) {
        const spans = matchAt(text, at, nonEmptyAtStart && at === from ? (end) => end !== from : undefined)
        if (spans) return spans
      }
      return undefined
    },
    matchStart: (text, whole) => matchAt(text, 0, whole ? (end) => end === text.length : undefined),
  }
}

function nativeSearcher(pattern: ParsedPattern, matchAt: MatchAt): Searcher {
  const caseFlag = wantsCaseFlag(pattern.mode)
  const source = toJavaScript(pattern.root)
  const flags = caseFlag ? 'dvi' : 'dv'
  const search = new RegExp(source, `${flags}g`)
  const start = new RegExp(source, `${flags}y`)
  const whole = new RegExp(`(?:${source})$`, `${flags}y`)
  return {
    search: (text, from, nonEmptyAtStart) => {
      const found = exec(search, text, from)
      if (!nonEmptyAtStart || found === undefined || found[0] !== from || found[1] !== from) return found
      // An empty match just ended here: Python first looks for another way to match at this place.
      const other = matchAt(text, from, (end) => end !== from)
      if (other || from >= text.length) return other
      return exec(search, text, nextPosition(text, from))
    },
    matchStart: (text, full) => exec(full ? whole : start, text, 0),
  }
}

function exec(regex: RegExp, text: string, from: number): Spans | undefined {
  regex.lastIndex = from
  const match = regex.exec(text)
  if (match?.indices === undefined) return undefined
  // V8 also finds empty matches between the halves of a surrogate pair.
  if (splitsPair(text, match.index)) return exec(regex, text, match.index + 1)
  return Int32Array.from(match.indices.flatMap((span) => span ?? [-1, -1]))
}

function splitsPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}

function nextPosition(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
}
