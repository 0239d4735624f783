import type { MeasuredRow } from '../measure/result-row.ts'

/** A row of EvalScope's table. */
export interface StoredRow {
  /** The body as it was sent. */
  readonly request: string
  readonly measured: MeasuredRow
  readonly stream: boolean
  /** base64 of a pickle. */
  readonly messages: string
}

/** What else is known of a request. */
export interface DetailRow {
  /** Monotonic seconds at which it was due. */
  readonly intended: number
  /** Seconds since 1970 at which it started. */
  readonly wallClock: number
  readonly firstByteLatency: number | null
  readonly firstContentLatency: number | null
  readonly events: number
  readonly coalesced: number
  readonly cachedTokens: number | null
  readonly traceId: string | null
  readonly turn: number | null
  readonly errorClass: string | null
  readonly status: number | null
  readonly error: string | null
}
