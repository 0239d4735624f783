import { pyFloat, type PyRecord, type PyValue } from '@eval/pystd'
import type { ThreadHealth } from '../threads/sender-messages.ts'
import type { RequestOutcome } from '../client/request-outcome.ts'
import { FloatList } from '../measure/float-list.ts'

/** Events that come in one piece with the one before, of all: above this, gaps say more of the network than of the server. */
const coalescedLimit = 0.5
/** Milliseconds a sending thread may be late in 99 of 100 turns. */
const delayLimit = 10
/** Share of a processor that a sending thread may use. */
const cpuLimit = 0.9

/**
 * Whether the numbers of a load point can be trusted: how late requests started, how late stamps were taken, how many events
 * shared a stamp; and what failed, by class.
 */
export class PointHealth {
  readonly #dispatchDelay = new FloatList()
  readonly #scheduledLatency = new FloatList()
  readonly #firstContent = new FloatList()
  readonly #failures = new Map<string, number>()
  #events = 0
  #coalesced = 0
  #empty = 0
  #aborted = 0

  /** @param intended - When the request was due, in seconds of the same clock as the outcome. */
  add(outcome: RequestOutcome, intended: number): void {
    this.#dispatchDelay.push(Math.max(0, outcome.start - intended))
    this.#events += outcome.events
    this.#coalesced += outcome.coalesced
    if (outcome.empty) this.#empty++
    if (outcome.firstContentLatency !== null) this.#firstContent.push(outcome.firstContentLatency)
    if (outcome.failure === undefined) this.#scheduledLatency.push(outcome.completed - intended)
    else this.countFailure(outcome.failure.class)
  }

  countFailure(name: string): void {
    this.#failures.set(name, (this.#failures.get(name) ?? 0) + 1)
  }

  /** A request that the end of the run cut off. */
  countAborted(): void {
    this.#aborted++
  }

  get empty(): number {
    return this.#empty
  }

  /** Reasons why the numbers are those of this program rather than of the server; none if they are good. */
  limits(threads: readonly ThreadHealth[]): string[] {
    const late = Math.max(0, ...threads.map((thread) => thread.loopDelayP99))
    const busy = Math.max(0, ...threads.map((thread) => (thread.wall > 0 ? thread.cpu / thread.wall : 0)))
    const share = this.#events === 0 ? 0 : this.#coalesced / this.#events
    return [
      ...(late > delayLimit
        ? [`sending threads were up to ${late.toFixed(1)} ms late (99 of 100 turns)`]
        : []),
      ...(busy > cpuLimit ? [`a sending thread used ${(busy * 100).toFixed(0)} % of a processor`] : []),
      ...(share > coalescedLimit && this.#events > 100
        ? [`${(share * 100).toFixed(0)} % of the events came together with the one before`]
        : []),
    ]
  }

  /** The content of `measurement.json`. Times in milliseconds. */
  report(threads: readonly ThreadHealth[], end: PyRecord): PyRecord {
    const limits = this.limits(threads)
    return {
      ...end,
      verdict: limits.length === 0 ? 'valid' : 'client-limited',
      reasons: limits,
      failures: Object.fromEntries(this.#failures),
      empty_answers: this.#empty,
      aborted_requests: this.#aborted,
      dispatch_delay_ms: distribution(this.#dispatchDelay),
      latency_since_intended_ms: distribution(this.#scheduledLatency),
      first_content_ms: distribution(this.#firstContent),
      events: this.#events,
      coalesced_events: this.#coalesced,
      threads: threads.map((thread) => ({
        loop_delay_p99_ms: pyFloat(thread.loopDelayP99),
        loop_delay_max_ms: pyFloat(thread.loopDelayMax),
        cpu_ms: pyFloat(thread.cpu),
        wall_ms: pyFloat(thread.wall),
      })),
    }
  }
}

function distribution(list: FloatList): PyValue {
  const sorted = list.sorted()
  if (sorted.length === 0) return null
  const at = (share: number): PyValue =>
    pyFloat((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 1000)
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  return { mean: pyFloat(mean * 1000), p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}
