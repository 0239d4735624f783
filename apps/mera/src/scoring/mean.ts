/** Average, 0 of nothing. @source MERA modules/scoring/src/metrics.py `mean`, v1.2 */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}
