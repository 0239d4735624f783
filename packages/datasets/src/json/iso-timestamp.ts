const PATTERN = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d))?)?(?:Z|([+-])(\d\d):?(\d\d)?)?)?$/

/** Whether Arrow's JSON reader takes a text for a timestamp in seconds. */
export function isTimestamp(text: string): boolean {
  return secondsOf(text) !== undefined
}

/** `str(datetime)` of such a text, in UTC where it has an offset; null if it is none. */
export function timestampOfText(text: string): string | null {
  const seconds = secondsOf(text)
  if (seconds === undefined) return null
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

function secondsOf(text: string): number | undefined {
  if (text.length < 10 || text.length > 25) return undefined
  const match = PATTERN.exec(text)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0))
  if (!isDate(year as number, month as number, day as number)) return undefined
  if ((hour as number) > 23 || (minute as number) > 59 || (second as number) > 59) return undefined
  if (Number(match[8] ?? 0) > 23 || Number(match[9] ?? 0) > 59) return undefined
  const local = Date.UTC(2000, (month as number) - 1, day as number, hour, minute, second)
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const utc = new Date(local).setUTCFullYear(year as number, (month as number) - 1, day as number) / 1000
  return utc - offsetSeconds(match[7], match[8], match[9])
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0
}

function offsetSeconds(
  sign: string | undefined,
  hours: string | undefined,
  minutes: string | undefined,
): number {
  if (sign === undefined) return 0
  const seconds = Number(hours) * 3600 + Number(minutes ?? 0) * 60
  return sign === '-' ? -seconds : seconds
}
