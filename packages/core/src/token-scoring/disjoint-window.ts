import type { TokenPair } from '../token-pair.ts'
import type { RollingWindow } from './rolling-windows.ts'

/**
 * A rolling window as context and continuation that do not overlap.
 *
 * @source lm_eval/utils.py (0.4.13), `make_disjoint_window`
 */
export function disjointWindow({ input, predicted }: RollingWindow): TokenPair {
  return { context: input.subarray(0, input.length - (predicted.length - 1)), continuation: predicted }
}
