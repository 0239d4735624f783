import type { ContentPartType } from './prompt.ts'
import type { RequestType } from './request.ts'

/** What a backend can do; compared with the plan before any data is fetched or request is sent. */
export interface BackendCapabilities {
  readonly requestTypes: readonly RequestType[]
  /** Why there are no more of them, and what to do about it, as a sentence; for people. */
  readonly limitation?: string
  /** Content it can be shown; every backend takes text. */
  readonly contentParts: readonly ContentPartType[]
  /** Whether the log-probabilities of single tokens come with a loglikelihood response. */
  readonly tokenLogprobs: boolean
  /**
   * Whether equal requests have equal answers, so that answers may be remembered. Default true; false where the answer
   * depends on who asks or in what order.
   */
  readonly cacheable?: boolean
  /**
   * Whether equal requests of one run are each asked, as the reference does, although one answer would do. Default false: a
   * cache asks once.
   */
  readonly asksEquals?: boolean
  /**
   * Whether `RunOptions.keepPrefixes` saves work: then dialogues are better run one after the other than beside each other.
   * Default false.
   */
  readonly keepsPrefixes?: boolean
}
