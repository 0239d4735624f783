import { floatRepr, formatFloat } from '@eval/pystd'

/** Decimals of EvalScope 1.14's tables by metric; percentages carry their sign. */
const decimals: ReadonlyMap<string, number> = new Map([
  ['Test Duration (s)', 2],
  ['Concurrency', 0],
  ['Total Requests', 0],
  ['Avg Latency (s)', 3],
  ['Latency (s)', 3],
  ['Avg Input Tokens', 1],
  ['Avg Output Tokens', 1],
  ['Avg Turns/Request', 1],
  ['Input tokens', 0],
  ['Output tokens', 0],
  ['First-Turn TTFT (s)', 4],
  ['TTFAT (s)', 4],
  ['Decode TPS', 4],
  ['Cache Hit Rate (%)', 4],
  ['Eligible Cache Hit Rate (%)', 4],
])

/**
 * A number as EvalScope 1.14 shows it in tables: at most the metric's decimals (2 where it has none of its own), without
 * zeros at the end; `—` for what is not a number.
 *
 * @source evalscope/metrics/semantics/formatting.py, 1.14.1
 */
export function displayedValue(metric: string, value: number): string {
  if (!Number.isFinite(value)) return '—'
  if (metric === 'KV Cache Hit Rate (%)') return shortest(value, 1)
  if (metric === 'Spec. Accept Rate') return shortest(value * 100, 1)
  return shortest(value, decimals.get(metric) ?? 2)
}

/** Rounds the shortest decimal text of the number, ties up, as the release does. */
function shortest(value: number, places: number): string {
  const text = formatFloat(value, '.17f')
  const exact = /e/i.test(floatRepr(value)) ? text : floatRepr(value)
  const [whole = '0', fraction = ''] = exact.replace('-', '').split('.')
  const digits = BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
  const rest = fraction.slice(places)
  const negative = value < 0
  const half = rest.startsWith('5') && /^50*$/.test(rest)
  const up = half ? !negative : rest !== '' && rest >= '5'
  const rounded = up ? digits + 1n : digits
  if (rounded === 0n) return '0'
  const padded = rounded.toString().padStart(places + 1, '0')
  const number = places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`
  return (negative ? '-' : '') + (places === 0 ? number : number.replace(/\.?0+$/, ''))
}
