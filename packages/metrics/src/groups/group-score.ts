import { leftToRightSum } from '../numeric/left-to-right-sum.ts'

/**
 * Mean of the scores of a group's tasks, weighted by size or plain.
 *
 * @source lm_eval/api/metrics.py (0.4.13), `aggregate_subtask_metrics`
 */
export function groupScore(
  scores: readonly number[],
  sizes: readonly number[],
  weightBySize: boolean,
): number {
  const weights = weightBySize ? sizes : sizes.map(() => 1)
  return leftToRightSum(scores.map((score, index) => score * (weights[index] ?? 0))) / leftToRightSum(weights)
}
