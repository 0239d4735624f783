/** The jobs of a window as two flat arrays, ready to cross threads. Job `i` is `tokens[offsets[i]…offsets[i + 1]]`. */
export interface ScoreWindow {
  /** `[sum of lengths]`. */
  readonly tokens: Int32Array
  /** `[jobs + 1]`. */
  readonly offsets: Int32Array
  /** First scored token of each job: `[jobs]`, at least 1. */
  readonly from: Int32Array
}

/** What {@link scoreWindow} takes: the part of core's `ScoreJob` that decides the numbers. */
export interface WindowJob {
  readonly tokens: Int32Array
  readonly from: number
}

/** Lays jobs out in a {@link ScoreWindow}. */
export function scoreWindow(jobs: readonly WindowJob[]): ScoreWindow {
  const offsets = new Int32Array(jobs.length + 1)
  for (const [index, job] of jobs.entries()) offsets[index + 1] = (offsets[index] ?? 0) + job.tokens.length
  const tokens = new Int32Array(offsets[jobs.length] ?? 0)
  for (const [index, job] of jobs.entries()) tokens.set(job.tokens, offsets[index])
  return { tokens, offsets, from: Int32Array.from(jobs, (job) => job.from) }
}
