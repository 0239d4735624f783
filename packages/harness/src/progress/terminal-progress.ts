import type { ProgressEvent, ProgressSink } from '@eval/core'
import { progressLine } from './progress-line.ts'

/** Where progress is written; `process.stderr` fits. */
export interface ProgressStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export interface TerminalProgressOptions {
  readonly stream: ProgressStream
  /** Milliseconds of a steady clock. */
  readonly now: () => number
  /** Leave warnings out. */
  readonly quiet?: boolean
}

/** A {@link ProgressSink} for people, which must be told when other text is about to be printed. */
export interface TerminalProgress extends ProgressSink {
  /** Ends the live line. */
  close(): void
}

const terminalInterval = 100
const plainInterval = 5000

/** A live line on a terminal, a plain line every five seconds elsewhere; each warning once. */
export function terminalProgress({ stream, now, quiet = false }: TerminalProgressOptions): TerminalProgress {
  const live = stream.isTTY === true
  const warned = new Set<string>()
  let phase = ''
  let started = 0
  let shown = Number.NEGATIVE_INFINITY
  let open = false

  const close = (): void => {
    if (open) stream.write('\n')
    open = false
  }
  const draw = (event: ProgressEvent): void => {
    const line = progressLine(event, (now() - started) / 1000, { bar: live })
    if (!live) return void stream.write(`${line}\n`)
    stream.write(`\r\u001B[2K${line.slice(0, width(stream) - 1)}`)
    open = true
  }
  return {
    close,
    progress(event) {
      if (event.phase !== phase) {
        close()
        phase = event.phase
        started = now()
        shown = live ? Number.NEGATIVE_INFINITY : started
      }
      const finished = event.done === event.total
      if (!finished && now() - shown < (live ? terminalInterval : plainInterval)) return
      shown = now()
      draw(event)
      if (finished) close()
    },
    warning(message) {
      if (quiet || warned.has(message)) return
      warned.add(message)
      close()
      stream.write(`warning: ${message}\n`)
    },
  }
}

/** Columns of a terminal; one that does not know its size says 0. */
function width({ columns }: ProgressStream): number {
  return columns === undefined || columns === 0 ? 80 : columns
}
