import { formatFloat } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import { cellText } from './cell-text.ts'
import { percentileNumber, type PointResult, summaryNumber } from './point-result.ts'
import { sectionedTable } from './sectioned-table.ts'

/** Averages and percentiles of single requests, a section per load point. */
export function perRequestTable(results: readonly PointResult[], profile: Profile): string {
  const shown = (key: string): boolean =>
    results.some((result) => {
      const value = summaryNumber(result.summary, key)
      return !Number.isNaN(value) && value !== 0
    })
  const present = (key: string): boolean => results.some((result) => result.summary[key] !== undefined)
  const sections = results.map((result) => ({
    result,
    rows: [...distributionRows(result, profile, shown), ...scalarRows(result, profile, { shown, present })],
  }))
  return sectionedTable('Per-Request Metrics', ['Metric', 'avg', 'p50', 'p99', 'max'], sections, profile)
}

/** Label, key of the summary, key of the percentiles, format of the older profiles. */
const distributions = [
  ['Latency (s)', 'Avg Latency (s)', 'Latency (s)', '.3f'],
  ['TTFT (ms)', 'Avg TTFT (ms)', 'TTFT (ms)', '.1f'],
  ['TPOT (ms)', 'Avg TPOT (ms)', 'TPOT (ms)', '.1f'],
  ['Input Tokens', 'Avg Input Tokens', 'Input tokens', '.1f'],
  ['Output Tokens', 'Avg Output Tokens', 'Output tokens', '.1f'],
] as const

function distributionRows(
  result: PointResult,
  profile: Profile,
  shown: (key: string) => boolean,
): string[][] {
  return distributions
    .filter(([label, key]) => label === 'Latency (s)' || label === 'Input Tokens' || shown(key))
    .map(([label, key, metric, format]) => {
      const at = (percentile: string): string => {
        const value = percentileNumber(result, percentile, metric)
        return value === 0 ? '-' : cellText(profile, metric, value, format)
      }
      return [
        label,
        cellText(profile, metric, summaryNumber(result.summary, key), format),
        at('50%'),
        at('99%'),
        at('max'),
      ]
    })
}

interface Presence {
  readonly shown: (key: string) => boolean
  readonly present: (key: string) => boolean
}

function scalarRows(result: PointResult, profile: Profile, { shown, present }: Presence): string[][] {
  const of = (key: string): number => summaryNumber(result.summary, key)
  const row = (label: string, text: string): string[] => [label, text, '-', '-', '-']
  const value = (label: string, key: string, format: string, unit = ''): string[] =>
    row(label, result.summary[key] === undefined ? '-' : cellText(profile, key, of(key), format) + unit)
  const tpot = of('Avg TPOT (ms)')
  const decoding = cellText(profile, 'Output Throughput (tok/s)', 1000 / tpot, '.2f')
  const accepted = of('Spec. Accept Rate')
  const acceptedText =
    profile === 'v1.14'
      ? cellText(profile, 'Spec. Accept Rate', accepted, '')
      : formatFloat(accepted * 100, '.1f')
  return [
    ...(present('Avg Turns/Request') ? [value('Turns/Req', 'Avg Turns/Request', '.2f')] : []),
    ...(present('KV Cache Hit Rate (%)')
      ? [value('Cache Hit (%)', 'KV Cache Hit Rate (%)', '.1f', '%')]
      : []),
    ...(present('Avg First-Turn TTFT (ms)')
      ? [value('1st-Turn TTFT (ms)', 'Avg First-Turn TTFT (ms)', '.1f')]
      : []),
    ...(present('Avg Subsequent-Turn TTFT (ms)')
      ? [value('Subseq. TTFT (ms)', 'Avg Subsequent-Turn TTFT (ms)', '.1f')]
      : []),
    ...(shown('Avg TPOT (ms)') ? [row('Decode toks/s', tpot > 0 ? decoding : '-')] : []),
    ...(present('Avg Decoded Tok/Iter')
      ? [
          value('Decoded Tok/Iter', 'Avg Decoded Tok/Iter', '.2f'),
          row('Spec. Accept Rate', Number.isNaN(accepted) ? '-' : `${acceptedText}%`),
        ]
      : []),
  ]
}
