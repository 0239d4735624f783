import { pyFloat } from '@eval/pystd'
import { exp } from '../numeric/exp.ts'
import type { Aggregation } from './aggregation.ts'
import { weightedMean } from './weighted-mean.ts'

/**
 * Perplexity per word or byte, of pairs (log-probability in nats, number of words or bytes).
 *
 * @source lm_eval/api/metrics.py (0.4.13), `weighted_perplexity`
 */
export const weightedPerplexity: Aggregation = {
  name: 'weighted_perplexity',
  compute: (values) => pyFloat(exp(-weightedMean('weighted_perplexity', values))),
  standardError: 'none',
}
