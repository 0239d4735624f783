/** What a report says about a run as a whole. */
export interface RunFacts {
  /** Last part of the model's name. */
  readonly modelId: string
  readonly dataset: string
  readonly api: string
  readonly url: string
  /** Folder of the results. */
  readonly outputs: string
}
