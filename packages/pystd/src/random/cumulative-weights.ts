import { PyError } from '../error/py-error.ts'

/** What `PyRandom.choices` takes besides the population. */
export interface ChoicesOptions {
  /** How many to draw, with replacement. Default 1. */
  readonly k?: number | undefined
  readonly weights?: readonly number[] | undefined
  readonly cumWeights?: readonly number[] | undefined
}

/**
 * The running sums of the weights of `n` elements, undefined where all weigh the same.
 * @throws PyError 'TypeError', 'ValueError' or 'IndexError' for weights that do not fit, as `random.choices` raises them
 */
export function cumulativeWeights(n: number, options: ChoicesOptions): readonly number[] | undefined {
  const { weights, cumWeights } = options
  if (weights && cumWeights)
    throw new PyError('TypeError', 'Cannot specify both weights and cumulative weights')
  const cumulative = cumWeights ?? (weights && runningSums(weights))
  if (cumulative === undefined) {
    if (n === 0 && (options.k ?? 1) > 0) throw new PyError('IndexError', 'list index out of range')
    return undefined
  }
  if (cumulative.length !== n)
    throw new PyError('ValueError', 'The number of weights does not match the population')
  const total = cumulative.at(-1) ?? 0
  if (total <= 0) throw new PyError('ValueError', 'Total of weights must be greater than zero')
  if (!Number.isFinite(total)) throw new PyError('ValueError', 'Total of weights must be finite')
  return cumulative
}

function runningSums(weights: readonly number[]): number[] {
  let total = 0
  return weights.map((weight) => (total += weight))
}
