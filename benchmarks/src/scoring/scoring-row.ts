import { formatSpread } from '../report/format-spread.ts'
import type { RequestFile } from '../requests/write-request-file.ts'
import { ratios, spread } from '../statistics/spread.ts'
import type { MatrixWork } from '../work/matrix-work.ts'
import type { Cell, Passes } from './score-cell.ts'

export interface ScoringFacts {
  readonly model: string
  readonly threads: number
  readonly file: RequestFile
  readonly work: MatrixWork
  readonly cell: Cell
}

/** Defaults are batch size 1 on both sides; the best of each side is the one with the smallest median. */
export const scoringHeader: readonly string[] = [
  'model',
  'threads',
  'task',
  'ours',
  'ours, best',
  'lm_eval',
  'lm_eval, best',
  'times faster',
  'best against best',
  'CPU time saved, times',
  'work saved, times',
  'largest difference',
]

/** Cells of the row of one measurement, as {@link scoringHeader} names them. */
export function scoringRow({ model, threads, file, work, cell }: ScoringFacts): string[] {
  const ours = cell.passes.filter(({ side }) => side === 'ours')
  const theirs = cell.passes.filter(({ side }) => side === 'theirs')
  const rate = (passes: Passes | undefined): string => perSecond(file.requests, passes)
  const best = (passes: Passes | undefined): string =>
    passes ? `${rate(passes)}, batch ${passes.batchSize}` : ''
  return [
    model,
    String(threads),
    file.task,
    rate(ours[0]),
    best(fastest(ours)),
    rate(theirs[0]),
    best(fastest(theirs)),
    times(theirs[0]?.seconds, ours[0]?.seconds),
    times(fastest(theirs)?.seconds, fastest(ours)?.seconds),
    times(theirs[0]?.cpuSeconds, ours[0]?.cpuSeconds),
    (work.peer / work.least).toFixed(2),
    cell.difference === undefined ? '' : cell.difference.toExponential(0),
  ]
}

function fastest(passes: readonly Passes[]): Passes | undefined {
  return passes.toSorted((a, b) => spread(a.seconds).median - spread(b.seconds).median)[0]
}

function perSecond(requests: number, passes: Passes | undefined): string {
  return passes === undefined ? '' : (requests / spread(passes.seconds).median).toFixed(1)
}

function times(theirs: readonly number[] | undefined, ours: readonly number[] | undefined): string {
  return theirs === undefined || ours === undefined ? '' : formatSpread(ratios(theirs, ours), 2)
}
