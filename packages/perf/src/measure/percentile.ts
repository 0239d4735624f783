import type { Profile } from './profile.ts'

/**
 * A percentile of ascending values, without interpolation: element `int(n p / 100)` (1.4, 1.10) or the nearest rank
 * `ceil(n p / 100)` (1.14); NaN where there is no such element. `p` is in percent; 100 is the largest value.
 */
export function percentile(sorted: Float64Array, p: number, profile: Profile): number {
  if (p === 100 && profile !== 'v1.4') return sorted.at(-1) ?? Number.NaN
  const place = (sorted.length * p) / 100
  const index = profile === 'v1.14' ? Math.max(0, Math.ceil(place) - 1) : Math.trunc(place)
  return sorted[index] ?? Number.NaN
}
