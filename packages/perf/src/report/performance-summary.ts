import type { Profile } from '../measure/profile.ts'
import { inputSummary } from './input-summary.ts'
import { performanceSummaryV14 } from './performance-summary-v14.ts'
import { performanceSummaryV19 } from './performance-summary-v19.ts'
import type { PointResult } from './point-result.ts'
import type { RunFacts } from './run-facts.ts'

/** The text of `performance_summary.txt`: all load points of a run in one report. */
export function performanceSummary(
  results: readonly PointResult[],
  facts: RunFacts,
  profile: Profile,
  inputOnly: boolean,
): string {
  if (profile === 'v1.4') return performanceSummaryV14(results, facts)
  return inputOnly ? inputSummary(results, facts, profile) : performanceSummaryV19(results, facts, profile)
}
