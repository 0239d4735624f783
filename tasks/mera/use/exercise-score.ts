import { compilePattern, pyLower } from '@eval/pystd'

const NOT_LETTERS = compilePattern('[\\d\\W]+')

/** An exercise of the Unified State Exam, as its record describes it. */
export interface Exercise {
  /** `meta.type` */
  readonly type: string
  /** `meta.id_task`: "1" to "26", "8_0" to "8_4" */
  readonly idTask: string
  /** The right answer, or several, parted by commas. */
  readonly answer: string
}

/**
 * Points of an answer. Spaces around commas count as part of the items.
 * @source MERA benchmark_tasks/use/utils.py get_scores (v1.2.0)
 */
export function exerciseScore({ type, idTask, answer }: Exercise, prediction: string): number {
  if (type === 'matching') return matchingPlaces(answer.split(','), prediction.split(','))
  if (type === 'text') return answer.split(',').includes(pyLower(NOT_LETTERS.sub('', prediction))) ? 1 : 0
  return idTask === '16'
    ? partialChoice(answer.split(','), prediction.split(','))
    : sameChoice(new Set(answer.split(',')), new Set(prediction.split(',')))
}

function matchingPlaces(answer: readonly string[], prediction: readonly string[]): number {
  if (answer.length !== prediction.length) return 0
  return answer.filter((item, place) => item === prediction[place]).length
}

function sameChoice(answer: ReadonlySet<string>, prediction: ReadonlySet<string>): number {
  return answer.size === prediction.size && common(answer, prediction) === answer.size ? 1 : 0
}

/** A missing item costs a point, and so does one too many. */
function partialChoice(answer: readonly string[], prediction: readonly string[]): number {
  const right = common(new Set(answer), new Set(prediction))
  return Math.max(0, right - Math.max(prediction.length, answer.length) + answer.length)
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((item) => b.has(item)).length
}
