import { recordText } from './record-text.ts'
import type { Scorer } from './scored-answer.ts'
import { shareRight } from './share-right.ts'

/**
 * `acc`, and `acc.<group>` for each group of records.
 * @source MERA modules/scoring/src/tasks/rummlu.py, ruhhh.py, ruhatespeech.py, v1.2
 */
export function groupedAccuracy(column: 'meta' | 'inputs', field: string): Scorer {
  return (answers) => {
    const groups = Map.groupBy(answers, ({ doc }) => recordText(doc, column, field))
    const values = [...groups].map(([group, own]) => [`acc.${group}`, shareRight(own)] as const)
    return new Map([['acc', shareRight(answers)] as const, ...values])
  }
}
