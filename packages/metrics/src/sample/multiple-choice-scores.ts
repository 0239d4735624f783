import { DataError } from '@eval/core'
import { codePointLength, encodeUtf8, pyEquals, pyFloat, type PyRecord, PyTuple, type PyValue } from '@eval/pystd'
import { argmax } from '../numeric/argmax.ts'
import { softmax } from '../numeric/softmax.ts'
import { goldChoice, noChoice } from './gold-choice.ts'

export interface MultipleChoiceSample {
  /** Names of the task's metrics; those that multiple choice does not have are passed over. */
  readonly metrics: readonly string[]
  /** One per choice, nats; with `acc_mutual_info` followed by those of the choices without the question. */
  readonly logprobs: readonly number[]
  /** One per log-probability. */
  readonly greedy: readonly boolean[]
  /** Texts whose lengths normalise: the choices without delimiter, or the contexts if these are what differs. */
  readonly choices: readonly string[]
  /** Position or text of the right choice, or a list of positions. */
  readonly gold: PyValue
  /** Whether the task has several right choices per document. Default: whether `gold` is a list. */
  readonly multipleTarget?: boolean
  /** Told where the target is none of the choices. */
  readonly onWarning?: (message: string) => void
}

/**
 * Values of one document of a `multiple_choice` task: the accuracies are floats, `exact_match` is an int; `f1` and `mcc`
 * are pairs (gold, prediction), `brier_score` (gold, probabilities), `likelihood` (gold, log-probabilities).
 *
 * @throws DataError if the counts do not fit each other or the target is of a wrong type.
 * @source lm_eval/api/task.py (0.4.13), `ConfigurableTask.process_results`
 */
export function scoreMultipleChoice(sample: MultipleChoiceSample): PyRecord {
  const { metrics, choices } = sample
  const { conditional, unconditional } = splitMutualInformation(sample)
  const gold = goldChoice(sample.gold, choices)
  if (includes(gold, noChoice)) sample.onWarning?.('Label index was not in within range of available choices')
  const right = correctness(gold, sample.multipleTarget ?? Array.isArray(gold))
  const best = argmax(conditional)
  const over = (length: (text: string) => number): (() => PyValue) => {
    return () => right(argmax(conditional.map((logprob, index) => logprob / length(choices[index]!))))
  }
  const values: readonly (readonly [string, () => PyValue])[] = [
    ['acc', () => right(best)],
    ['f1', () => new PyTuple([gold, best])],
    ['mcc', () => new PyTuple([gold, best])],
    ['acc_norm', over(codePointLength)],
    ['acc_bytes', over((text) => encodeUtf8(text).length)],
    ['exact_match', () => greedyMatch(gold, sample)],
    ['brier_score', () => new PyTuple([gold, softmax(conditional).map(pyFloat)])],
    ['likelihood', () => new PyTuple([gold, new PyTuple(conditional.map(pyFloat))])],
    [
      'acc_mutual_info',
      () => right(argmax(conditional.map((logprob, index) => logprob - unconditional[index]!))),
    ],
  ]
  return Object.fromEntries(values.filter(([name]) => metrics.includes(name)).map(([name, value]) => [name, value()]))
}

function splitMutualInformation({ metrics, logprobs, choices }: MultipleChoiceSample): {
  readonly conditional: readonly number[]
  readonly unconditional: readonly number[]
} {
  const mutual = metrics.includes('acc_mutual_info')
  const expected = mutual ? 2 * choices.length : choices.length
  if (logprobs.length !== expected) {
    throw new DataError(
      `A multiple-choice document with ${choices.length} choices needs ${expected} log-probabilities` +
        `${mutual ? ' (acc_mutual_info asks each choice twice)' : ''}, but there are ${logprobs.length}.`,
    )
  }
  return { conditional: logprobs.slice(0, choices.length), unconditional: logprobs.slice(choices.length) }
}

/** Parity: without `multipleTarget` a list of targets never equals a prediction. */
function correctness(gold: PyValue, multipleTarget: boolean): (prediction: number) => PyValue {
  return (prediction) => pyFloat((multipleTarget ? includes(gold, prediction) : pyEquals(gold, prediction)) ? 1 : 0)
}

function includes(gold: PyValue, wanted: number): boolean {
  return Array.isArray(gold) ? gold.some((item: PyValue) => pyEquals(item, wanted)) : pyEquals(gold, wanted)
}

/** Whether the right choice, or one of them, is what the model would say by itself. */
function greedyMatch(gold: PyValue, { greedy }: MultipleChoiceSample): number {
  const positions: readonly PyValue[] = Array.isArray(gold) ? gold : [gold]
  return positions.some((position) => Number(position) !== noChoice && greedy.at(Number(position)) === true) ? 1 : 0
}
