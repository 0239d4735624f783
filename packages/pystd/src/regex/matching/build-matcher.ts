import { PyError } from '../../error/py-error.ts'
import type { RegexNode } from '../tree/node.ts'
import { compileNode } from './compile-node.ts'
import type { Spans } from './spans.ts'

/** Matches at exactly one position. `accept` may refuse an end, which makes the matcher look for another. */
export type MatchAt = (text: string, at: number, accept?: (end: number) => boolean) => Spans | undefined

/** Our own backtracking matcher, for what JavaScript's engine does differently. Slower; deep nesting costs stack. */
export function buildMatcher(root: RegexNode, groupCount: number): MatchAt {
  const step = compileNode(root)
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
