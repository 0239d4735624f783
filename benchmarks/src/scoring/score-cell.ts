import { setTimeout as pause } from 'node:timers/promises'
import type { RequestFile } from '../requests/write-request-file.ts'
import { compareAnswers } from './compare-answers.ts'
import type { ScoreReport } from './scorer-messages.ts'
import type { ScorerProcess } from './scorer-process.ts'

/** One way to score, measured against the others: a process and a batch size. */
export interface Contestant {
  readonly side: 'ours' | 'theirs'
  readonly batchSize: number | 'auto'
  readonly process: ScorerProcess
}

/** What repeated passes of a contestant took; the n-th passes of all contestants followed each other. */
export interface Passes {
  readonly side: 'ours' | 'theirs'
  readonly batchSize: number | 'auto'
  readonly seconds: readonly number[]
  readonly cpuSeconds: readonly number[]
}

/** One task, scored by all contestants. */
export interface Cell {
  readonly passes: readonly Passes[]
  /** Largest difference of two sums of log-probabilities, nats; undefined without the peer. */
  readonly difference: number | undefined
}

/** Threads of a runtime go on spinning for a moment after their work; the next pass of another begins after that. */
const SETTLE_MS = 300

/**
 * Scores a file by turns: every contestant once unmeasured, then `repeats` times.
 *
 * @throws Error if the contestants' answers are not equal.
 */
export async function scoreCell(
  file: RequestFile,
  contestants: readonly Contestant[],
  repeats: number,
): Promise<Cell> {
  const rounds: ScoreReport[][] = []
  for (let round = 0; round <= repeats; round += 1) {
    const reports: ScoreReport[] = []
    for (const { process, batchSize } of contestants) {
      await pause(SETTLE_MS)
      reports.push(await process.score({ path: file.path, batchSize }))
    }
    rounds.push(reports)
  }
  const difference = largestDifference(file, contestants, rounds)
  const passes = contestants.map(({ side, batchSize }, place) => {
    const own = rounds.slice(1).flatMap((reports) => reports[place] ?? [])
    const seconds = own.map((report) => report.seconds)
    return { side, batchSize, seconds, cpuSeconds: own.map((report) => report.cpuSeconds) }
  })
  return { passes, difference }
}

/** Every pass against the peer's first, which is lm_eval with its defaults. */
function largestDifference(
  file: RequestFile,
  contestants: readonly Contestant[],
  rounds: readonly (readonly ScoreReport[])[],
): number | undefined {
  const peer = contestants.findIndex(({ side }) => side === 'theirs')
  const expected = rounds[0]?.[peer]?.answers
  if (expected === undefined) return undefined
  const differences = rounds.flatMap((reports) =>
    contestants.flatMap(({ side }, place) =>
      side === 'ours' ? compareAnswers(reports[place]?.answers ?? [], expected, file.task) : [],
    ),
  )
  return Math.max(...differences)
}
