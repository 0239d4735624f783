import { DataError, type Doc } from '@eval/core'
import { argmax } from '@eval/metrics'
import { dictGet, pyFloat, PyTuple, type PyDict, pyStr, toNumber, type PyValue } from '@eval/pystd'
import { recordMeta, textField } from './record-field.ts'

const LETTERS: readonly string[] = ['A', 'B', 'C', 'D']

/**
 * Scores of one record of a task with domains: `acc` and `acc.<domain>` where choices were scored, `em` and `em.<domain>`
 * where a text was generated. A record whose answer is hidden (empty) scores 0.
 * @throws DataError for an answer that is not one of A to D, and for results of another kind.
 * @source MERA benchmark_tasks/rummlu/utils.py process_results (v1.2.0)
 */
export function processResults(doc: Doc, results: readonly PyValue[]): PyDict {
  const answer = textField(doc, 'outputs')
  const generated = typeof results[0] === 'string'
  const right = generated ? results[0] === answer : argmax(results.map(logprob)) === choiceIndex(answer)
  const score = pyFloat(answer !== '' && right ? 1 : 0)
  const metric = generated ? 'em' : 'acc'
  return { [metric]: score, [`${metric}.${pyStr(dictGet(recordMeta(doc), 'domain') ?? null)}`]: score }
}

function choiceIndex(answer: string): number {
  const index = LETTERS.indexOf(answer)
  if (index >= 0 || answer === '') return index
  throw new DataError(`the answer ("outputs") must be one of ${LETTERS.join(', ')}, not "${answer}".`)
}

function logprob(result: PyValue): number {
  const pair = result instanceof PyTuple ? result.items : result
  const first: PyValue | undefined = Array.isArray(pair) ? (pair as readonly PyValue[])[0] : undefined
  if (first === undefined)
    throw new DataError('a scored choice must be a pair of log-probability and greedy flag.')
  return toNumber(first)
}
