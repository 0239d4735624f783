import type { PyRandom } from '@eval/pystd'

/** Severity of a line of the log. */
export type LogLevel = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR'

/** What a load test needs from the program around it. */
export interface PerfServices {
  /** Monotonic seconds. */
  readonly now: () => number
  /** Time of day. */
  readonly date: () => Date
  readonly random: PyRandom
  /** Fires when the user wants to stop: what is under way is waited for, and everything written. */
  readonly signal: AbortSignal
  /** Takes lines for the console and the log file. */
  readonly log: (level: LogLevel, message: string) => void
  /** Told of every finished request of a load point. */
  readonly progress: (progress: PointProgress) => void
  /** Processors that threads may use. */
  readonly processors: number
  /** Proxies are looked for here. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** How far a load point is. */
export interface PointProgress {
  readonly name: string
  readonly done: number
  readonly total: number
}
