import { formatFloat } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'
import { displayedValue } from './displayed-value.ts'

/**
 * Text of a cell: with a fixed number of decimals, and in profile `v1.14` with those of the metric.
 *
 * @param metric - Name under which 1.14 knows how to show it.
 * @param format - Python's, of the older profiles.
 */
export function cellText(profile: Profile, metric: string, value: number, format: string): string {
  return profile === 'v1.14' ? displayedValue(metric, value) : formatFloat(value, format)
}
