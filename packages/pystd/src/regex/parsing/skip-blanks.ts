import type { PatternSource } from './pattern-source.ts'

/** Skips what the flag x takes out of a pattern: blanks, and comments up to the end of their line. */
export function skipBlanks(source: PatternSource): void {
  for (;;) {
    source.takeWhile(/^[ \t\n\r\v\f]$/)
    if (!source.accept('#')) return
    source.takeWhile(/^[^\n]$/u)
  }
}
