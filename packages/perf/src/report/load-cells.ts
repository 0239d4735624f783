import type { Profile } from '../measure/profile.ts'
import { cellText } from './cell-text.ts'
import { type PointResult, summaryNumber } from './point-result.ts'

/** Concurrency and rate of a load point as the tables of the later profiles name them. */
export function loadCells(result: PointResult, profile: Profile): readonly [string, string] {
  const concurrency = summaryNumber(result.summary, 'Concurrency')
  const rate = summaryNumber(result.summary, 'Request Rate (req/s)')
  return [
    concurrency === -1 ? '-' : String(concurrency),
    rate === -1 ? '-' : cellText(profile, 'Request Rate (req/s)', rate, '.2f'),
  ]
}

/** Orders load points by concurrency, then rate; unlimited ones last. */
export function byLoad(a: PointResult, b: PointResult): number {
  const key = (result: PointResult, name: string): number => {
    const value = summaryNumber(result.summary, name)
    return value === -1 ? Number.MAX_VALUE : value
  }
  const difference = (name: string): number => key(a, name) - key(b, name)
  return difference('Concurrency') || difference('Request Rate (req/s)')
}

/** Share of the requests that were answered, in percent with one decimal. */
export function successCell(result: PointResult, profile: Profile): string {
  const total = summaryNumber(result.summary, 'Total Requests')
  const succeeded = summaryNumber(result.summary, 'Success Requests')
  const percent = total > 0 ? (succeeded / total) * 100 : 0
  const rounded = Math.round(percent * 10) / 10
  return profile === 'v1.14' ? `${rounded}%` : `${rounded.toFixed(1)}%`
}
