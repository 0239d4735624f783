import { DataError, type Doc } from '@eval/core'
import { argmax } from '@eval/metrics'
import { pyFloat, type PyDict, toNumber, type PyValue } from '@eval/pystd'
import { itemsOf } from './items-of.ts'
import { textField } from './record-field.ts'

/** What a task with choices and groups of records says of its scores. */
export interface ChoiceGroups {
  /** The answers, in the order in which they were scored. */
  readonly choices: readonly string[]
  /** What follows the metric's name for the record's group, e.g. `.anatomy`. @throws DataError if the record lacks it */
  readonly suffix: (doc: Doc) => string
}

/**
 * Scores of records over all and by group: `acc` and `acc<suffix>` where choices were scored, `em` and `em<suffix>` where a
 * text was generated. A record whose answer is hidden (empty) scores 0.
 * @returns A function that throws DataError for an answer that is none of the choices, and for results of another kind.
 */
export function choiceScores({ choices, suffix }: ChoiceGroups) {
  return (doc: Doc, results: readonly PyValue[]): PyDict => {
    const answer = textField(doc, 'outputs')
    const [first] = results
    const right =
      typeof first === 'string' ? first === answer : scoredChoice(results) === choiceIndex(answer, choices)
    const score = pyFloat(answer !== '' && right ? 1 : 0)
    const metric = typeof first === 'string' ? 'em' : 'acc'
    return { [metric]: score, [metric + suffix(doc)]: score }
  }
}

/** Position of the most probable choice (the first on ties). @throws DataError for results that are no scored choices */
export function scoredChoice(results: readonly PyValue[]): number {
  return argmax(results.map(logprob))
}

function choiceIndex(answer: string, choices: readonly string[]): number {
  const index = choices.indexOf(answer)
  if (index >= 0 || answer === '') return index
  throw new DataError(`the answer ("outputs") must be one of ${choices.join(', ')}, not "${answer}".`)
}

function logprob(result: PyValue): number {
  const [first] = itemsOf(result)
  if (first === undefined)
    throw new DataError('a scored choice must be a pair of log-probability and greedy flag.')
  return toNumber(first)
}
