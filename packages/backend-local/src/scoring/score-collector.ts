import type { PlannedRun } from '../plan/planned-run.ts'
import type { ScoreWindow } from '../plan/score-window.ts'
import type { DecoderResult } from '../session/decoder-run.ts'

/** Jobs of a window that are complete. Log-probabilities of all of them follow each other, in the order of `jobs`. */
export interface ScoredJobs {
  /** Positions in the window: `[completed]`. */
  readonly jobs: Int32Array<ArrayBuffer>
  /** 1 where every scored token is the most probable one: `[completed]`. */
  readonly greedy: Uint8Array<ArrayBuffer>
  /** Nats. */
  readonly logprobs: Float32Array<ArrayBuffer>
}

/** Puts the scores of runs back into jobs. */
export class ScoreCollector {
  readonly #starts: Int32Array
  readonly #logprobs: Float32Array
  readonly #greedy: Uint8Array
  readonly #missing: Int32Array
  #complete: number[] = []

  constructor(window: ScoreWindow) {
    const count = window.from.length
    this.#starts = new Int32Array(count + 1)
    for (let job = 0; job < count; job += 1) {
      const scored = (window.offsets[job + 1] ?? 0) - (window.offsets[job] ?? 0) - (window.from[job] ?? 0)
      this.#starts[job + 1] = (this.#starts[job] ?? 0) + Math.max(0, scored)
      if (scored <= 0) this.#complete.push(job)
    }
    this.#logprobs = new Float32Array(this.#starts[count] ?? 0)
    this.#greedy = new Uint8Array(count).fill(1)
    this.#missing = this.#starts.subarray(1).map((end, job) => end - (this.#starts[job] ?? 0))
  }

  /** Takes over the given scores of a run; `firstRow` is the row that came first in the result. */
  add(planned: PlannedRun, scores: Int32Array, firstRow: number, result: DecoderResult): void {
    for (const [index, score] of scores.entries()) {
      const job = planned.scoreJob[score] ?? 0
      const best = result.best[(planned.scoreRow[score] ?? 0) - firstRow]
      if (best !== planned.scoreTarget[score]) this.#greedy[job] = 0
      this.#logprobs[(this.#starts[job] ?? 0) + (planned.scorePlace[score] ?? 0)] =
        result.logprobs[index] ?? Number.NaN
      const missing = (this.#missing[job] ?? 0) - 1
      this.#missing[job] = missing
      if (missing === 0) this.#complete.push(job)
    }
  }

  /** The jobs that became complete since the last call. */
  take(): ScoredJobs {
    const jobs = Int32Array.from(this.#complete)
    this.#complete = []
    const range = (job: number): Float32Array =>
      this.#logprobs.subarray(this.#starts[job], this.#starts[job + 1])
    const logprobs = new Float32Array(jobs.reduce((sum, job) => sum + range(job).length, 0))
    let at = 0
    for (const job of jobs) {
      logprobs.set(range(job), at)
      at += range(job).length
    }
    return { jobs, greedy: Uint8Array.from(jobs, (job) => this.#greedy[job] ?? 0), logprobs }
  }
}
