import { pyFloat } from '@eval/pystd'
import type { Aggregation } from './aggregation.ts'
import { weightedMean } from './weighted-mean.ts'

/**
 * Bits needed per byte, of pairs (log-probability in nats, number of bytes).
 *
 * @source lm_eval/api/metrics.py (0.4.13), `bits_per_byte`
 */
export const bitsPerByte: Aggregation = {
  name: 'bits_per_byte',
  compute: (values) => pyFloat(-weightedMean('bits_per_byte', values) / Math.LN2),
  standardError: 'none',
}
