import { renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PointProgress } from '@eval/perf'

/** What progress is shown on. */
export interface PerfProgressOptions {
  readonly stream: { readonly isTTY?: boolean; write(text: string): unknown }
  /** Monotonic seconds. */
  readonly now: () => number
  readonly date: () => Date
}

/** Shows how far a load test is: a line that is overwritten on a terminal, else a line a minute. */
export interface PerfProgress {
  /** Writes a line above the progress. */
  print(line: string): void
  show(progress: PointProgress): void
  /** Writes `progress.json` into that folder, at most once a second. */
  openFile(folder: string): void
  end(status: 'completed' | 'error'): void
}

/** Seconds between two lines where lines are not overwritten. */
const heartbeat = 60

/** Shows progress on a stream. */
export function createPerfProgress({ stream, now, date }: PerfProgressOptions): PerfProgress {
  const terminal = stream.isTTY === true
  let shown = ''
  let last: PointProgress | undefined
  let pointStart = now()
  let lastLine = now()
  let lastFile = 0
  let file: string | undefined
  const erase = (): void => {
    if (shown !== '') stream.write(`\r${' '.repeat(shown.length)}\r`)
    shown = ''
  }
  const draw = (text: string): void => {
    erase()
    stream.write(text)
    shown = text
  }
  const save = (status: string): void => {
    if (file === undefined) return
    const [done, total] = [last?.done ?? 0, last?.total ?? 0]
    const percent = total === 0 ? 0 : Math.round((done / total) * 10_000) / 100
    const content = {
      status,
      pipeline: 'perf',
      total_count: total,
      processed_count: done,
      percent,
      updated_at: date().toISOString(),
    }
    writeFileSync(`${file}.tmp`, JSON.stringify(content, undefined, 2))
    renameSync(`${file}.tmp`, file)
    lastFile = now()
  }
  return {
    print(line) {
      const again = shown
      erase()
      stream.write(`${line}\n`)
      if (again !== '') draw(again)
    },
    show(progress) {
      if (progress.name !== last?.name || progress.done < last.done) pointStart = now()
      last = progress
      const text = progressText(progress, now() - pointStart)
      // A terminal is not drawn on more often than an eye can follow.
      if (terminal && (now() - lastLine > 0.1 || progress.done === progress.total)) {
        draw(text)
        lastLine = now()
      } else if (!terminal && now() - lastLine > heartbeat) {
        stream.write(`${text}\n`)
        lastLine = now()
      }
      if (now() - lastFile >= 1) save('running')
    },
    openFile(folder) {
      file = path.join(folder, 'progress.json')
      save('running')
    },
    end(status) {
      erase()
      save(status)
    },
  }
}

function progressText({ name, done, total }: PointProgress, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0
  const left = rate > 0 ? (total - done) / rate : Number.NaN
  return `${name}: ${done}/${total} [${clock(seconds)} < ${clock(left)}, ${rate.toFixed(2)} req/s]`
}

function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?'
  const whole = Math.round(seconds)
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}
