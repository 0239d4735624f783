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
  const gold = goldChoice(sample.gold, choices)
  if (includes(gold, noChoice)) sample.onWarning?.('Label index was not in within range of available choices')
  const scored: ScoredChoices = {
    ...splitMutualInformation(sample),
    sample,
    gold,
    multipleTarget: sample.multipleTarget ?? Array.isArray(gold),
  }
  const values: Record<string, PyValue> = {}
  for (const [name, value] of VALUES) if (metrics.includes(name)) values[name] = value(scored)
  return values
}

/** A document whose right choice is known. */
interface ScoredChoices {
  readonly sample: MultipleChoiceSample
  readonly gold: PyValue
  readonly multipleTarget: boolean
  /** Log-probabilities of the choices, and of the choices without the question. */
  readonly conditional: readonly number[]
  readonly unconditional: readonly number[]
}

/** What each metric is computed from, in the order in which they are logged. */
const VALUES: readonly (readonly [string, (scored: ScoredChoices) => PyValue])[] = [
  ['acc', (scored) => right(scored, argmax(scored.conditional))],
  ['f1', ({ gold, conditional }) => new PyTuple([gold, argmax(conditional)])],
  ['mcc', ({ gold, conditional }) => new PyTuple([gold, argmax(conditional)])],
  ['acc_norm', (scored) => right(scored, bestOver(scored, codePointLength))],
  ['acc_bytes', (scored) => right(scored, bestOver(scored, (text) => encodeUtf8(text).length))],
  ['exact_match', ({ gold, sample }) => greedyMatch(gold, sample)],
  ['brier_score', ({ gold, conditional }) => new PyTuple([gold, softmax(conditional).map(pyFloat)])],
  ['likelihood', ({ gold, conditional }) => new PyTuple([gold, new PyTuple(conditional.map(pyFloat))])],
  ['acc_mutual_info', (scored) => right(scored, bestGain(scored))],
]

/** The choice that is most probable for its length. */
function bestOver({ conditional, sample }: ScoredChoices, length: (text: string) => number): number {
  return argmax(conditional.map((logprob, index) => logprob / length(sample.choices[index]!)))
}

/** The choice that the question makes more probable than any other. */
function bestGain({ conditional, unconditional }: ScoredChoices): number {
  return argmax(conditional.map((logprob, index) => logprob - unconditional[index]!))
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
function right({ gold, multipleTarget }: ScoredChoices, prediction: number): PyValue {
  return pyFloat((multipleTarget ? includes(gold, prediction) : pyEquals(gold, prediction)) ? 1 : 0)
}

function includes(gold: PyValue, wanted: number): boolean {
  return Array.isArray(gold) ? gold.some((item: PyValue) => pyEquals(item, wanted)) : pyEquals(gold, wanted)
}

/** Whether the right choice, or one of them, is what the model would say by itself. */
function greedyMatch(gold: PyValue, { greedy }: MultipleChoiceSample): number {
  const positions: readonly PyValue[] = Array.isArray(gold) ? gold : [gold]
  return positions.some((position) => Number(position) !== noChoice && greedy.at(Number(position)) === true) ? 1 : 0
}
