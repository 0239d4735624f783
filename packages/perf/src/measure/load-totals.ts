import type { Profile } from './profile.ts'
import type { AnsweredRow, MeasuredRow } from './result-row.ts'

/** Sum and number of values. */
interface Sum {
  total: number
  count: number
}

/** First start and last end. */
interface Span {
  start: number
  end: number
}

function widen(span: Span, start: number, end: number): void {
  span.start = Math.min(span.start, start)
  span.end = Math.max(span.end, end)
}

const nothing = (): Sum => ({ total: 0, count: 0 })

function add(sum: Sum, value: number): void {
  sum.total += value
  sum.count++
}

/**
 * Running sums over the rows of a run, in the order in which they finished. Every step is O(gaps of the row), and plain
 * left-to-right addition, so that the averages are those of EvalScope digit for digit.
 */
export class LoadTotals {
  total = 0
  succeeded = 0
  streamed = 0
  promptTokens = 0
  completionTokens = 0
  latency = 0
  readonly ttft: Sum = nothing()
  readonly tpot: Sum = nothing()
  readonly streamedTtft: Sum = nothing()
  readonly streamedTpot: Sum = nothing()
  readonly streamedDecodingTpot: Sum = nothing()
  readonly itl: Sum = nothing()
  /** The gaps again, each row summed by itself first: the order of addition of EvalScope 1.14. */
  itlByRow = 0
  readonly decodedPerIteration: Sum = nothing()
  readonly firstTurnTtft: Sum = nothing()
  readonly laterTurnTtft: Sum = nothing()
  readonly turns: Sum = nothing()
  /** Cached tokens; `count` counts the prompt tokens of the turns they are of. */
  readonly cached: Sum = nothing()
  readonly #everything: Span = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY }
  readonly #answered: Span = { start: Number.POSITIVE_INFINITY, end: Number.NEGATIVE_INFINITY }

  /** Adds a row. */
  add(row: MeasuredRow): void {
    this.total++
    if (row.stream) this.streamed++
    // Parity: a failure's completion time is 0.
    widen(this.#everything, row.startTime, row.success ? row.completedTime : 0)
    if (!row.success) return
    if (row.startTime > 0 && row.completedTime >= row.startTime)
      widen(this.#answered, row.startTime, row.completedTime)
    this.#addAnswered(row)
  }

  /** Seconds from the first start to the last completion; 1 before there are rows, as EvalScope. */
  duration(profile: Profile): number {
    const span = profile === 'v1.14' ? this.#answered : this.#everything
    return span.start === Number.POSITIVE_INFINITY ? 1 : Math.max(span.end - span.start, 0)
  }

  #addAnswered(row: AnsweredRow): void {
    this.succeeded++
    this.promptTokens += row.promptTokens
    this.completionTokens += row.completionTokens
    this.latency += row.latency
    add(this.ttft, row.firstChunkLatency)
    add(this.tpot, row.timePerOutputToken)
    let gaps = 0
    for (const gap of row.interTokenLatencies) {
      add(this.itl, gap)
      gaps += gap
    }
    this.itlByRow += gaps
    if (row.stream) this.#addStreamed(row)
    this.#addDecoded(row)
    this.#addTurn(row)
  }

  #addStreamed(row: AnsweredRow): void {
    add(this.streamedTtft, row.firstChunkLatency)
    add(this.streamedTpot, row.timePerOutputToken)
    if (row.completionTokens > 1) add(this.streamedDecodingTpot, row.timePerOutputToken)
  }

  #addDecoded(row: AnsweredRow): void {
    const gaps = row.decodeChunks === undefined ? row.interTokenLatencies.length : row.decodeChunks - 1
    if (row.completionTokens <= 1 || gaps <= 0) return
    const tokens = (row.completionTokens - 1) / gaps
    if (tokens > 1) add(this.decodedPerIteration, tokens)
  }

  #addTurn(row: AnsweredRow): void {
    if (row.turns !== undefined && row.turns > 0) {
      add(this.turns, row.turns)
      add(row.turns === 1 ? this.firstTurnTtft : this.laterTurnTtft, row.firstChunkLatency)
    }
    if (row.cachedTokens === undefined || row.cachedTokens === null || row.promptTokens === 0) return
    this.cached.total += row.cachedTokens
    this.cached.count += row.promptTokens
  }
}
