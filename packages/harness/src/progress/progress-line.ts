import type { ProgressEvent } from '@eval/core'
import { formatDuration, formatRate } from './rate.ts'

const barWidth = 24

/** One line for one event: bar (where the total is known), done/total, rate, time left. `seconds` since the phase began. */
export function progressLine(
  event: ProgressEvent,
  seconds: number,
  { bar }: { readonly bar: boolean },
): string {
  const rate = seconds > 0 ? event.done / seconds : 0
  const count =
    event.total === undefined
      ? amount(event.done, event)
      : `${amount(event.done, event)}/${amount(event.total, event)}`
  const left =
    event.total !== undefined && rate > 0 ? `, ${formatDuration((event.total - event.done) / rate)} left` : ''
  const drawn = bar && event.total !== undefined ? `${progressBar(event.done, event.total)} ` : ''
  const speed =
    event.unit === 'bytes' ? `${formatRate(rate / 1e6)} MB/s` : `${formatRate(rate)} ${event.unit}/s`
  return `${event.phase} ${drawn}${count} ${event.unit === 'bytes' ? 'MB' : event.unit}, ${speed}${left}`
}

function amount(value: number, event: ProgressEvent): string {
  return event.unit === 'bytes' ? (value / 1e6).toFixed(1) : String(value)
}

function progressBar(done: number, total: number): string {
  const filled = total === 0 ? barWidth : Math.floor((done / total) * barWidth)
  return `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`
}
