/** A special token: its text and id. */
export interface ReportedToken {
  readonly token: string
  readonly id: number
}

/** What a backend tells about its model; the results file shows it under lm_eval's key names. */
export interface ModelReport {
  /** Number of parameters, counted once if tied. */
  readonly parameters?: number
  /** Type of the stored weights, as torch names it: `torch.float32`. */
  readonly dtype?: string
  readonly revision?: string
  /** Commit of a hub model; empty for a folder. */
  readonly sha?: string
  readonly padToken?: ReportedToken
  readonly eosToken?: ReportedToken
  readonly bosToken?: ReportedToken
  /** Token id at which generation ends. */
  readonly endOfTextTokenId?: number
  /** Longest context, tokens. */
  readonly maxLength?: number
  /** Batch sizes that `auto` settled on: most requests that are scored together. */
  readonly batchSizes?: readonly number[]
  /** Most prompts that are continued side by side, where `auto` settled on another number than for scoring. */
  readonly generationBatchSize?: number
  /** Where the model runs: `cpu`, `cuda:0`. */
  readonly device?: string
}
