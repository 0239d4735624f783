/**
 * Seconds before the next try after the `failed`-th failure, from 1: 1, 1, 2, 4, 8, 10, 10 …
 *
 * @source lm_eval/models/api_models.py (0.4.13): `wait_exponential(multiplier=0.5, min=1, max=10)`
 */
export function retryWait(failed: number): number {
  return Math.min(10, Math.max(1, 0.5 * 2 ** (failed - 1)))
}
