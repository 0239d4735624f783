import type { ProgressSink } from '@eval/core'

/** What surrounds an API backend. */
export interface ApiContext {
  /** Environment variables: keys, proxies, `LMEVAL_MODEL_NONE_ANSWER_PLACEHOLDER`. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly progress?: ProgressSink
  /** Ends the opening; runs have signals of their own. */
  readonly signal?: AbortSignal
  /**
   * Whether prompts will be conversations, or with which of several templates. Chat endpoints refuse to be opened where this
   * is false. Absent: not known.
   */
  readonly applyChatTemplate?: boolean | string
  /** Milliseconds since 1970. Default: the clock. */
  readonly now?: () => number
  /** Id or folder of a tokenizer → folder. Default: it is a folder. */
  readonly resolveFolder?: (idOrFolder: string, choice: { readonly revision?: string }) => Promise<string>
  /** Takes one line per try of a request, without headers and texts. */
  readonly log?: (line: string) => void
}
