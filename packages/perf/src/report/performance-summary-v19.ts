import { formatFloat, pySum } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import { displayedValue } from './displayed-value.ts'
import { endpointOf } from './endpoint-of.ts'
import { factBox, titleBox } from './fact-box.ts'
import { byLoad } from './load-cells.ts'
import { overviewTable } from './overview-table.ts'
import { perRequestTable } from './per-request-table.ts'
import { type PointResult, summaryNumber } from './point-result.ts'
import type { RunFacts } from './run-facts.ts'
import { thousands } from './thousands.ts'
import { traceTable } from './trace-table.ts'
import { workloadTable } from './workload-table.ts'

/** @source evalscope/perf/utils/rich_display.py, 1.10.0 and 1.14.1 */
export function performanceSummaryV19(
  results: readonly PointResult[],
  facts: RunFacts,
  profile: Exclude<Profile, 'v1.4'>,
): string {
  const sorted = results.toSorted(byLoad)
  const tables = [
    overviewTable(sorted, profile),
    perRequestTable(sorted, profile),
    traceTable(sorted, profile),
    workloadTable(sorted, profile),
  ]
  return [
    titleBox('Performance Test Summary Report'),
    '',
    'Basic Information:',
    factBox(runFacts(facts, tokenFacts(results, profile), totalSeconds(results), profile)),
    ...tables.flatMap((table) => (table === undefined ? [] : ['', '', table])),
    '',
  ].join('\n')
}

/** Facts that reports of the later profiles begin with. */
export function runFacts(
  facts: RunFacts,
  tokens: readonly [string, string][],
  seconds: number,
  profile: Profile,
): [string, string][] {
  const time =
    profile === 'v1.14'
      ? `${displayedValue('Test Duration (s)', seconds)} s`
      : `${formatFloat(seconds, '.2f')} seconds`
  const endpoint: [string, string][] = profile === 'v1.14' ? [['Endpoint', endpointOf(facts.url)]] : []
  return [
    ['Model', facts.modelId],
    ['Test Dataset', facts.dataset],
    ['API Type', facts.api],
    ...endpoint,
    ...tokens,
    ['Total Test Time', time],
    ['Output Path', facts.outputs],
  ]
}

/** Seconds of all load points together. */
export function totalSeconds(results: readonly PointResult[]): number {
  return pySum(results.map(({ summary }) => summaryNumber(summary, 'Test Duration (s)')))
}

function tokenFacts(results: readonly PointResult[], profile: Profile): [string, string][] {
  const tokens = pySum(
    results.map(
      ({ summary }) =>
        summaryNumber(summary, 'Avg Output Tokens') * summaryNumber(summary, 'Success Requests'),
    ),
  )
  return [
    ['Total Generated', `${thousands(tokens)} tokens`],
    ['Avg Output Rate', rateText(tokens / totalSeconds(results), profile)],
  ]
}

/** Tokens per second as text. */
export function rateText(rate: number, profile: Profile): string {
  if (!Number.isFinite(rate)) return 'N/A'
  return profile === 'v1.14'
    ? `${displayedValue('Output Throughput (tok/s)', rate)} tok/s`
    : `${formatFloat(rate, '.2f')} tokens/sec`
}
