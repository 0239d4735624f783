/** Longest pause that a server may ask for, seconds. */
const LONGEST = 600

/**
 * Seconds that a server asks to wait (`Retry-After`: seconds or a date), at most ten minutes; undefined where it does not.
 *
 * @param now - Milliseconds since 1970.
 */
export function retryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim() ?? ''
  if (text === '') return undefined
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - now) / 1000
  return Number.isNaN(seconds) ? undefined : Math.min(LONGEST, Math.max(0, seconds))
}
