/** What one request measured. Times are monotonic seconds of one clock, durations seconds. */
export type MeasuredRow = AnsweredRow | FailedRow

interface RowBase {
  readonly startTime: number
  /** Gaps between events; those before a failure stay. */
  readonly interTokenLatencies: readonly number[]
  readonly stream: boolean
}

/** A request that was answered. */
export interface AnsweredRow extends RowBase {
  readonly success: true
  readonly completedTime: number
  readonly latency: number
  readonly firstChunkLatency: number
  readonly promptTokens: number
  readonly completionTokens: number
  readonly timePerOutputToken: number
  /** Chunks from the first output on, empty ones included: what profile v1.14 takes decoded tokens per iteration from. */
  readonly decodeChunks?: number
  /** Prompt tokens that came from the server's cache; null where neither the server nor the dialogue tells. */
  readonly cachedTokens?: number | null
  /** Turns of the user so far, of a dialogue. */
  readonly turns?: number
  readonly traceId?: string
}

/** A request that failed. Parity: its completion time is stored as 0. */
export interface FailedRow extends RowBase {
  readonly success: false
}

/** Seconds per output token after the first: (latency - TTFT) / (tokens - 1); 0 for a single token, as EvalScope. */
export function timePerOutputToken(latency: number, ttft: number, completionTokens: number): number {
  return completionTokens > 1 ? (latency - ttft) / (completionTokens - 1) : 0
}
