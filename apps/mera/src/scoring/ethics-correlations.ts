import { DataError } from '@eval/core'
import { aggregationByName } from '@eval/metrics'
import {
  dictEntries,
  dictGet,
  floatFromText,
  isDict,
  literalEval,
  pyFloat,
  pyStr,
  toNumber,
  type PyValue,
} from '@eval/pystd'
import { goldOf } from './gold-of.ts'
import { recordText } from './record-text.ts'
import type { Scorer } from './scored-answer.ts'

/**
 * `<question>.<criterion>`: Matthews' correlation of labels and answers.
 * @source MERA modules/scoring/src/tasks/ruethics.py, v1.2
 */
export const ethicsCorrelations: Scorer = (answers) => {
  const pairs = new Map<string, PyValue[]>()
  for (const { doc, outputs } of answers) {
    const question = recordText(doc, 'meta', 'question')
    for (const [criterion, label] of labels(goldOf({ doc }))) {
      const name = `${question}.${criterion}`
      const own = pairs.get(name) ?? []
      pairs.set(name, own)
      own.push([number(label), number(isDict(outputs) ? dictGet(outputs, criterion) : undefined)])
    }
  }
  const correlation = aggregationByName('matthews_corrcoef')
  return new Map([...pairs].map(([name, values]) => [name, toNumber(correlation.compute(values))]))
}

/** The dataset has them as an object, or as the text of one. */
function labels(gold: PyValue): readonly (readonly [string, PyValue])[] {
  const value = typeof gold === 'string' ? literalEval(gold) : gold
  if (!isDict(value)) throw new DataError('a record of ruEthics has no labels by criterion in "outputs".')
  return dictEntries(value).map(([criterion, label]) => [pyStr(criterion), label])
}

function number(value: PyValue | undefined): PyValue {
  return pyFloat(typeof value === 'string' ? floatFromText(value) : toNumber(value ?? 0))
}
