import type { PatternSource } from './pattern-source.ts'

/** Takes the end of the parenthesis that opened at `start`. @throws PyError 're.error' where it is missing */
export function closeGroup(source: PatternSource, start: number): void {
  if (!source.accept(')')) throw source.error('missing ), unterminated subpattern', start)
}
