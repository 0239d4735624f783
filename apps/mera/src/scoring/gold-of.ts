import { dictGet, type PyValue } from '@eval/pystd'
import type { ScoredAnswer } from './scored-answer.ts'

/** The right answer of a record; null if it has none. */
export function goldOf({ doc }: Pick<ScoredAnswer, 'doc'>): PyValue {
  return dictGet(doc, 'outputs') ?? null
}
