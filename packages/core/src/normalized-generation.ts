/** Generation arguments with lm_eval's defaults filled in. `normalizeGeneration` (same folder) makes them. */
export interface NormalizedGeneration {
  /** Stop strings; the text is cut at the first occurrence of any, the end-of-text string included. */
  readonly until: readonly string[]
  /** Upper bound of new tokens; 256 unless given. */
  readonly maxNewTokens: number
  /** Upper bound of prompt and new tokens together, if `max_length` was given: it then replaces `maxNewTokens`. */
  readonly maxLength?: number
  readonly doSample: boolean
  /** 0 means greedy. */
  readonly temperature: number
  readonly topP?: number
  readonly topK?: number
}
