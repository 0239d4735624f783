const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

/** `datetime.strftime` in the C locale for the codes that chat templates use; local time. */
export function strftime(date: Date, format: string): string {
  return format.replaceAll(/%(-?)([A-Za-z%])/g, (whole, dash: string, code: string) => {
    const text = field(date, code)
    if (text === undefined) return whole
    return dash === '' ? text : text.replace(/^0+(?=.)/, '')
  })
}

function field(date: Date, code: string): string | undefined {
  const hour = date.getHours()
  const fields: Readonly<Record<string, string>> = {
    '%': '%',
    Y: String(date.getFullYear()),
    y: two(date.getFullYear() % 100),
    m: two(date.getMonth() + 1),
    d: two(date.getDate()),
    e: String(date.getDate()).padStart(2, ' '),
    B: months[date.getMonth()] ?? '',
    b: (months[date.getMonth()] ?? '').slice(0, 3),
    A: days[date.getDay()] ?? '',
    a: (days[date.getDay()] ?? '').slice(0, 3),
    w: String(date.getDay()),
    H: two(hour),
    I: two(hour % 12 || 12),
    p: hour < 12 ? 'AM' : 'PM',
    M: two(date.getMinutes()),
    S: two(date.getSeconds()),
    j: String(dayOfYear(date)).padStart(3, '0'),
  }
  return Object.hasOwn(fields, code) ? fields[code] : undefined
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function dayOfYear(date: Date): number {
  const today = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((today - Date.UTC(date.getFullYear(), 0, 0)) / 86_400_000)
}
