import { DataError } from '@eval/core'
import { dictGet, hashKey, isDict, pyEquals, pyFloat, PyTuple, type PyValue } from '@eval/pystd'
import { meanStandardError } from '../numeric/mean-standard-error.ts'
import type { Aggregation } from './aggregation.ts'
import { pairsOf } from './numbers-of.ts'

/**
 * Share of questions all of whose answers are labelled right, of pairs (prediction, document) with `idx.paragraph`,
 * `idx.question` and `label`. Task files cannot name it; it is for ports of task functions.
 *
 * Parity: the standard error groups by question alone, the score by paragraph and question.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `acc_all`, `acc_all_stderr`
 */
export const accuracyOfAll: Aggregation = {
  name: 'acc_all',
  compute: (values) => {
    const right = rightQuestions(values, (paragraph, question) => new PyTuple([paragraph, question]))
    return pyFloat(right.reduce((sum, value) => sum + value, 0) / right.length)
  },
  standardError: (values) => meanStandardError(rightQuestions(values, (_, question) => question)),
}

/** 1 or 0 per group of answers. */
function rightQuestions(
  values: readonly PyValue[],
  groupOf: (paragraph: PyValue, question: PyValue) => PyValue,
): Float64Array {
  const { first, second } = pairsOf('acc_all', values)
  const groups = new Map<string, boolean>()
  for (const [index, doc] of second.entries()) {
    const idx = field(doc, 'idx')
    const key = hashKey(groupOf(field(idx, 'paragraph'), field(idx, 'question')))
    const right = pyEquals(pyEquals(field(doc, 'label'), 1), first[index] ?? null)
    groups.set(key, right && (groups.get(key) ?? true))
  }
  return Float64Array.from(groups.values(), Number)
}

function field(value: PyValue, name: string): PyValue {
  const found = isDict(value) ? dictGet(value, name) : undefined
  if (found !== undefined) return found
  throw new DataError(
    `acc_all needs documents with idx.paragraph, idx.question and label; "${name}" is missing.`,
  )
}
