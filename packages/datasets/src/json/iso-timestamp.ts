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
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const [sign, hours, minutes] = match.slice(7)
  const clocks = [
    [hour, minute, second],
    [Number(hours ?? 0), Number(minutes ?? 0), 0],
  ] as const
  if (!isDate(year, month, day) || !clocks.every(isClock)) return undefined
  // Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const local =
    new Date(Date.UTC(2000, 0, 1, hour, minute, second)).setUTCFullYear(year, month - 1, day) / 1000
  const offset = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60
  return sign === '-' ? local + offset : local - offset
}

function isClock([hour, minute, second]: readonly [number, number, number]): boolean {
  return hour < 24 && minute < 60 && second < 60
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, 0, 1))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0
}
