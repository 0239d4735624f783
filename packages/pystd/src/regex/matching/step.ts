import type { Spans } from './spans.ts'

/** What a match needs to know: the text and where each group started and ended last. */
export interface Trial {
  readonly text: string
  readonly spans: Spans
}

/** Goes on from a position (UTF-16) with the rest of the pattern; true where all of it matched. */
export type Next = (at: number) => boolean

/** Matches a node from a position and goes on with `next`; false undoes what it did to the spans. */
export type Step = (trial: Trial, at: number, next: Next) => boolean
