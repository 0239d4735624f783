import { UsageError } from '@eval/core'
import type { Aggregation } from '../aggregation/aggregation.ts'
import { bitsPerByte } from '../aggregation/bits-per-byte.ts'
import { brierScore } from '../aggregation/brier-score.ts'
import { bypass } from '../aggregation/bypass.ts'
import { f1 } from '../aggregation/f1.ts'
import { matthewsCorrelation } from '../aggregation/matthews-correlation.ts'
import { mean } from '../aggregation/mean.ts'
import { median } from '../aggregation/median.ts'
import { nanMean } from '../aggregation/nan-mean.ts'
import { perplexity } from '../aggregation/perplexity.ts'
import { weightedPerplexity } from '../aggregation/weighted-perplexity.ts'
import { suggestion } from '../names/suggestion.ts'

const aggregations: readonly Aggregation[] = [
  bypass,
  nanMean,
  mean,
  median,
  perplexity,
  weightedPerplexity,
  bitsPerByte,
  f1,
  matthewsCorrelation,
  brierScore,
]

/** lm_eval's aggregations of texts that are still to come. */
const notBuilt = ['bleu', 'chrf', 'chrf++', 'ter']

/** Names of the aggregations that are built. */
export const aggregationNames: readonly string[] = aggregations.map(({ name }) => name)

/**
 * An aggregation by the name it has in task files.
 *
 * @throws UsageError for a name that is unknown (with the nearest one) or not built yet.
 */
export function aggregationByName(name: string): Aggregation {
  const found = aggregations.find((aggregation) => aggregation.name === name)
  if (found !== undefined) return found
  if (notBuilt.includes(name)) {
    throw new UsageError(
      `The aggregation "${name}" is not built yet. Available: ${aggregationNames.join(', ')}.`,
    )
  }
  throw new UsageError(`Unknown aggregation "${name}".${suggestion(name, aggregationNames)}`)
}
