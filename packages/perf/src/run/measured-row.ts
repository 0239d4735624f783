import type { RequestOutcome } from '../client/request-outcome.ts'
import { type MeasuredRow, timePerOutputToken } from '../measure/result-row.ts'
import type { TokenCounts } from './token-counter.ts'

/** Where a request stands in a dialogue. */
export interface TurnPlace {
  readonly traceId: string
  /** From 1. */
  readonly turn: number
}

/** What a dialogue adds to a row. */
export interface TurnFacts extends TurnPlace {
  readonly cachedTokens: number | null
}

/** The row of an outcome. */
export function measuredRow(
  outcome: RequestOutcome,
  tokens: TokenCounts | undefined,
  turn: TurnFacts | undefined,
): MeasuredRow {
  const base = {
    startTime: outcome.start,
    interTokenLatencies: outcome.interTokenLatencies,
    stream: outcome.stream,
  }
  if (outcome.failure !== undefined || tokens === undefined) return { ...base, success: false }
  const latency = outcome.completed - outcome.start
  return {
    ...base,
    success: true,
    completedTime: outcome.completed,
    latency,
    firstChunkLatency: outcome.firstChunkLatency,
    promptTokens: tokens.prompt,
    completionTokens: tokens.completion,
    timePerOutputToken: timePerOutputToken(latency, outcome.firstChunkLatency, tokens.completion),
    ...(outcome.decodeChunks > 0 && { decodeChunks: outcome.decodeChunks }),
    cachedTokens: turn === undefined ? outcome.cachedTokens : turn.cachedTokens,
    ...(turn !== undefined && { traceId: turn.traceId, turns: turn.turn }),
  }
}
