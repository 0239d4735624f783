import { aggregationByName } from '@eval/metrics'
import type { PyValue } from '@eval/pystd'

/** The mean of scores, or the words "not computed" where there are none: that is no 0. */
export function meanOfComputed(values: readonly PyValue[]): PyValue {
  return values.includes(null) ? 'not computed' : aggregationByName('mean').compute(values)
}
