/** What the thread that holds a Python is started with. */
export interface BridgeThreadData {
  /** The folder of `eval_bridge.py`. */
  readonly assets: string
  /** The Python module whose functions are called. */
  readonly module: string
  /** A file for what Python prints. */
  readonly log: string
}

/** A call of a function of the module. */
export interface BridgeRequest {
  readonly id: number
  readonly name: string
  readonly argument: string
}

export type BridgeReply =
  /** Python runs: the process can be ended by its number from here on. */
  | { readonly type: 'started'; readonly pid: number }
  /** The module is imported, or not: as `answer`. */
  | { readonly type: 'opened'; readonly text: string }
  /** `=` and what the function gave, or `!` and what went wrong, as JSON. */
  | { readonly type: 'answer'; readonly id: number; readonly text: string }
  | { readonly type: 'exited'; readonly code: number | null; readonly signal: string | null }
