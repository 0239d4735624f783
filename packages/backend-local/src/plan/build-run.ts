import type { PlannedRun } from './planned-run.ts'
import type { ScoreWindow } from './score-window.ts'
import type { SortedInputs } from './sorted-inputs.ts'

/** Which part of the sorted inputs a run covers: places `from` to `to`, depths `base` to `end`. */
export interface RunRange {
  readonly from: number
  readonly to: number
  /** Depth at which the cached path ends. */
  readonly base: number
  /** Tokens at this depth and below are left to later runs. */
  readonly end: number
  /** See {@link PlannedRun.keep}. */
  readonly keep: number
  /** The inputs at places `to` to `pathTo` share the kept path: what they score on it is scored here. Default `to`. */
  readonly pathTo?: number
}

/** Tokens that a run of this range feeds. */
export function countTokens(inputs: SortedInputs, from: number, to: number, base: number): number {
  let count = 0
  for (let place = from; place < to; place += 1) {
    const known = place === from ? base : Math.max(base, inputs.shared[place] ?? 0)
    count += Math.max(0, (inputs.lengths[place] ?? 0) - known)
  }
  return count
}

/** Lays a range of the prefix tree out as one run. */
export function buildRun(window: ScoreWindow, inputs: SortedInputs, range: RunRange): PlannedRun {
  const layout = new RunLayout(window, inputs, range)
  for (let place = range.from; place < range.to; place += 1) layout.add(place)
  for (let place = range.to; place < (range.pathTo ?? range.to); place += 1) layout.addPathScores(place)
  return layout.finish()
}

class RunLayout {
  readonly #window: ScoreWindow
  readonly #inputs: SortedInputs
  readonly #range: RunRange
  readonly #ids: number[] = []
  readonly #positions: number[] = []
  readonly #ends: number[] = []
  /** Token at each depth of the current path, from `base` on. */
  readonly #path: number[] = []
  readonly #rows: number[] = []
  readonly #rowOfToken = new Map<number, number>()
  readonly #scores: [row: number[], target: number[], job: number[], place: number[]] = [[], [], [], []]

  constructor(window: ScoreWindow, inputs: SortedInputs, range: RunRange) {
    this.#window = window
    this.#inputs = inputs
    this.#range = range
  }

  add(place: number): void {
    const { base, end, from } = this.#range
    const job = this.#inputs.order[place] ?? 0
    const start = this.#window.offsets[job] ?? 0
    const length = Math.min(end, this.#inputs.lengths[place] ?? 0)
    const known = place === from ? base : Math.max(base, this.#inputs.shared[place] ?? 0)
    this.#leave(known)
    for (let depth = base + this.#path.length; depth < length; depth += 1) {
      this.#path.push(this.#ids.length)
      this.#ids.push(this.#window.tokens[start + depth] ?? 0)
      this.#positions.push(depth)
      this.#ends.push(0)
    }
    this.#score(job, start, length, (depth) => this.#path[depth - base] ?? 0)
  }

  /** Scores an input on the kept path only: its tokens are the first of the run. */
  addPathScores(place: number): void {
    const { base, keep } = this.#range
    const job = this.#inputs.order[place] ?? 0
    const start = this.#window.offsets[job] ?? 0
    this.#score(job, start, base + keep, (depth) => depth - base)
  }

  finish(): PlannedRun {
    this.#leave(this.#range.base)
    const [row, target, job, place] = this.#scores
    return {
      base: this.#range.base,
      lengthClass: this.#inputs.classes[this.#range.from] ?? 0,
      inputIds: Int32Array.from(this.#ids),
      positions: Int32Array.from(this.#positions),
      subtreeEnd: Int32Array.from(this.#ends),
      keep: this.#range.keep,
      rows: Int32Array.from(this.#rows),
      scoreRow: Int32Array.from(row),
      scoreTarget: Int32Array.from(target),
      scoreJob: Int32Array.from(job),
      scorePlace: Int32Array.from(place),
    }
  }

  /** Ends the subtrees of the current path at and below a depth. */
  #leave(depth: number): void {
    while (this.#path.length > depth - this.#range.base) {
      const token = this.#path.pop()
      if (token !== undefined) this.#ends[token] = this.#ids.length
    }
  }

  #score(job: number, start: number, length: number, tokenAt: (depth: number) => number): void {
    const first = (this.#window.from[job] ?? 1) - 1
    for (let depth = Math.max(first, this.#range.base); depth < length; depth += 1) {
      this.#scores[0].push(this.#row(tokenAt(depth)))
      this.#scores[1].push(this.#window.tokens[start + depth + 1] ?? 0)
      this.#scores[2].push(job)
      this.#scores[3].push(depth - first)
    }
  }

  #row(token: number): number {
    const known = this.#rowOfToken.get(token)
    if (known !== undefined) return known
    this.#rowOfToken.set(token, this.#rows.length)
    return this.#rows.push(token) - 1
  }
}
