import type { RequestFailure } from './raw-answer.ts'

/** What one request came to. Times are monotonic seconds, durations seconds. */
export interface RequestOutcome {
  /** Undefined where it was answered. */
  readonly failure?: RequestFailure
  /** The answer held nothing at all, although the server said that all is well. */
  readonly empty: boolean
  readonly stream: boolean
  readonly start: number
  /** The last event, or the end of an answer that is not streamed. */
  readonly completed: number
  /** To the first event that counts, under the profile. */
  readonly firstChunkLatency: number
  /** To the first event with text, reasoning or a tool call; null where there was none. */
  readonly firstContentLatency: number | null
  /** To the first byte of the answer. */
  readonly firstByteLatency: number | null
  readonly interTokenLatencies: readonly number[]
  /** Chunks from the first output on; 0 where the profile does not count them. */
  readonly decodeChunks: number
  /** Events that came in the same piece of the network as the one before. */
  readonly coalesced: number
  readonly events: number
  readonly promptTokens: number | null
  readonly completionTokens: number | null
  readonly cachedTokens: number | null
  /** The text of the answer, all of it. */
  readonly text: string
  /** Texts by choice, for counting tokens where the server tells none. */
  readonly choices: readonly string[]
  /** The pieces of the answer as text, where they were asked for. */
  readonly trace?: readonly string[]
  /** What the database keeps: base64 of a pickle. */
  readonly messages: string
}
