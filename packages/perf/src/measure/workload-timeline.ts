import { FloatList } from './float-list.ts'
import type { AnsweredRow } from './result-row.ts'

/** Tokens per second of a kind over a whole run, its last seconds, and without its beginning. */
export interface WorkloadRate {
  readonly metric: string
  readonly overall: number
  readonly lastWindow: number
  readonly steadyState: number
}

/** Throughput of the server as a whole. */
export interface WorkloadThroughput {
  readonly samples: number
  readonly wallTime: number
  readonly rates: readonly WorkloadRate[]
}

/** Seconds of the last window. */
export const lastWindowSeconds = 30
/** Share of the run that is left out of the steady state. */
export const warmupShare = 0.2

const metrics = ['Total Prompt tok/s', 'New Prompt tok/s', 'Cached Prompt tok/s', 'Completion tok/s'] as const

interface Point {
  readonly t: number
  readonly completion: number
  readonly newPrompt: number
  readonly cachedPrompt: number
}

const origin: Point = { t: 0, completion: 0, newPrompt: 0, cachedPrompt: 0 }

/**
 * Cumulative tokens by time of completion, seconds since the start of the request that finished first.
 *
 * @source evalscope/perf/utils/workload_timeline.py, 1.10.0
 */
export class WorkloadTimeline {
  #start: number | undefined
  readonly #times = new FloatList()
  readonly #completion = new FloatList()
  readonly #newPrompt = new FloatList()
  readonly #cachedPrompt = new FloatList()
  #last: Point = origin

  add(row: AnsweredRow): void {
    if (row.completedTime <= 0 || row.completedTime < row.startTime) return
    this.#start ??= row.startTime
    const cached = row.cachedTokens ?? 0
    this.#last = {
      t: row.completedTime - this.#start,
      completion: this.#last.completion + row.completionTokens,
      newPrompt: this.#last.newPrompt + Math.max(row.promptTokens - cached, 0),
      cachedPrompt: this.#last.cachedPrompt + cached,
    }
    this.#times.push(this.#last.t)
    this.#completion.push(this.#last.completion)
    this.#newPrompt.push(this.#last.newPrompt)
    this.#cachedPrompt.push(this.#last.cachedPrompt)
  }

  /** Monotonic seconds of the start; undefined while nothing has finished. */
  get wallStart(): number | undefined {
    return this.#start
  }

  /** The points, in order. */
  *points(): Generator<Point> {
    for (let index = 0; index < this.#times.length; index++) yield this.#point(index)
  }

  /** The throughput so far; undefined while nothing has finished. */
  throughput(): WorkloadThroughput | undefined {
    const samples = this.#times.length
    if (samples === 0) return undefined
    const wallTime = Math.max(this.#last.t, 0)
    const overall = this.#ratesSince(origin)
    const lastWindow =
      wallTime <= lastWindowSeconds
        ? overall
        : this.#ratesSince(this.#latestUntil(wallTime - lastWindowSeconds))
    const steadyState = this.#steadyState(wallTime, overall)
    const rates = metrics.map((metric, index) => ({
      metric,
      overall: overall[index] ?? 0,
      lastWindow: lastWindow[index] ?? 0,
      steadyState: steadyState[index] ?? 0,
    }))
    return { samples, wallTime, rates }
  }

  #steadyState(wallTime: number, overall: readonly number[]): readonly number[] {
    if (wallTime <= 0) return overall
    const index = this.#indexUntil(wallTime * warmupShare)
    return index === this.#times.length - 1 ? overall : this.#ratesSince(this.#point(index))
  }

  #point(index: number): Point {
    return {
      t: this.#times.at(index),
      completion: this.#completion.at(index),
      newPrompt: this.#newPrompt.at(index),
      cachedPrompt: this.#cachedPrompt.at(index),
    }
  }

  #latestUntil(time: number): Point {
    return this.#point(this.#indexUntil(time))
  }

  /** The last point before the first that is later than `time`; else the first. */
  #indexUntil(time: number): number {
    let index = 0
    while (index + 1 < this.#times.length && this.#times.at(index + 1) <= time) index++
    return index
  }

  #ratesSince(anchor: Point): readonly number[] {
    const seconds = this.#last.t - anchor.t
    if (seconds <= 0) return [0, 0, 0, 0]
    const newPrompt = this.#last.newPrompt - anchor.newPrompt
    const cachedPrompt = this.#last.cachedPrompt - anchor.cachedPrompt
    const completion = this.#last.completion - anchor.completion
    return [newPrompt + cachedPrompt, newPrompt, cachedPrompt, completion].map((tokens) => tokens / seconds)
  }
}
