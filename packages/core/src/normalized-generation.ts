/**
 * Generation arguments with lm_eval's defaults filled in; `normalizeGeneration` makes them from what tasks and users
 * write.
 */
export interface NormalizedGeneration {
  /** Stop strings in their order. A token backend appends the end-of-text string before it hands them on. */
  readonly until: readonly string[]
  /** Upper bound of new tokens; 256 unless given. */
  readonly maxNewTokens: number
  /** Upper bound of prompt and new tokens together, if `max_length` was given: it then replaces `maxNewTokens`. */
  readonly maxLength?: number
  readonly doSample: boolean
  /** 0 means greedy; 1 where sampling was asked for without a temperature. */
  readonly temperature: number
  /** Nucleus of the sampling, (0, 1]. Absent: all tokens. */
  readonly topP?: number
  /** Number of most probable tokens that are sampled from. Absent: not given (transformers then takes 50). */
  readonly topK?: number
}
