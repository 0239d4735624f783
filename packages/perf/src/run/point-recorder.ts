import { DataError } from '@eval/core'
import { jsonDumps } from '@eval/pystd'
import type { RequestOutcome } from '../client/request-outcome.ts'
import { ResultDatabase } from '../results/result-database.ts'
import { measuredRow, type TurnFacts } from './measured-row.ts'
import type { PointContext } from './point-context.ts'
import { PointHealth } from './point-health.ts'
import type { PointTotals } from './point-totals.ts'
import { countTokens, type TokenCounts } from './token-counter.ts'
import { usageMissing } from './usage-missing.ts'

/** Failures whose text is logged; the others are only counted. */
const loggedFailures = 20

/** A request that has ended. */
export interface FinishedRequest {
  readonly outcome: RequestOutcome
  /** The body as it was sent. */
  readonly body: string
  /** When it was due. */
  readonly intended: number
  readonly turn?: TurnFacts
}

/** Takes the requests of a load point as they finish: counts, stores, logs. */
export class PointRecorder implements Disposable {
  readonly health: PointHealth = new PointHealth()
  readonly #context: PointContext
  readonly #totals: PointTotals
  readonly #database: ResultDatabase
  /** Seconds since 1970 at the monotonic clock's zero. */
  readonly #epoch: number
  #failures = 0

  /** @throws UsageError, OutputError as {@link ResultDatabase} */
  constructor(context: PointContext, totals: PointTotals, file: string) {
    const { settings, services } = context
    this.#context = context
    this.#totals = totals
    this.#epoch = services.date().getTime() / 1000 - services.now()
    this.#database = new ResultDatabase(file, {
      profile: settings.profile,
      commitEvery: settings.dbCommitInterval,
      now: services.now,
    })
  }

  /**
   * Tokens of an answered request: the server's, else counted; undefined for one that failed.
   *
   * @throws DataError where nobody tells them.
   */
  tokensOf(outcome: RequestOutcome, body: string): TokenCounts | undefined {
    if (outcome.failure !== undefined) return undefined
    const { promptTokens, completionTokens } = outcome
    if (promptTokens !== null && completionTokens !== null)
      return { prompt: promptTokens, completion: completionTokens }
    // Parity: an answer without anything counts as answered, with no tokens.
    if (outcome.empty) return { prompt: 0, completion: 0 }
    const { tokenizer, settings } = this.#context
    if (tokenizer !== undefined) return countTokens(body, outcome.choices, tokenizer, settings.imagePatchSize)
    return this.#context.format === 'embedding' || this.#context.format === 'rerank'
      ? { prompt: 0, completion: 0 }
      : undefined
  }

  /** @throws DataError where nobody tells the number of tokens; OutputError where a row cannot be stored. */
  add(request: FinishedRequest): void {
    const { outcome, body, intended, turn } = request
    if (outcome.failure?.class === 'aborted') return this.health.countAborted()
    const tokens = this.tokensOf(outcome, body)
    const unknown = outcome.failure === undefined && tokens === undefined
    const measured = measuredRow(outcome, tokens, turn)
    this.health.add(outcome, intended)
    if (unknown) this.health.countFailure('no-usage')
    this.#totals.add(measured)
    this.#database.add(
      { request: body, measured, stream: outcome.stream, messages: outcome.messages },
      {
        intended,
        wallClock: this.#epoch + outcome.start,
        firstByteLatency: outcome.firstByteLatency,
        firstContentLatency: outcome.firstContentLatency,
        events: outcome.events,
        coalesced: outcome.coalesced,
        cachedTokens: measured.success ? (measured.cachedTokens ?? null) : null,
        traceId: turn?.traceId ?? null,
        turn: turn?.turn ?? null,
        errorClass: outcome.failure?.class ?? (unknown ? 'no-usage' : outcome.empty ? 'empty' : null),
        status: outcome.failure?.status ?? null,
        error: outcome.failure?.message ?? (unknown ? usageMissing : null),
      },
    )
    this.#log(outcome)
    if (unknown) throw new DataError(usageMissing)
  }

  [Symbol.dispose](): void {
    this.#database[Symbol.dispose]()
  }

  #log({ failure }: RequestOutcome): void {
    const { settings, services } = this.#context
    if (failure !== undefined) {
      this.#failures++
      if (this.#failures <= loggedFailures) services.log('ERROR', failure.message)
      if (this.#failures === loggedFailures)
        services.log('ERROR', 'further failures are only counted; the database has their texts')
    }
    if (settings.logEveryNQuery > 0 && this.#totals.totals.total % settings.logEveryNQuery === 0)
      services.log('INFO', jsonDumps(this.#totals.summary(), { indent: 2, ensureAscii: false }))
  }
}
