/** A pass over a request file, asked for on a line of standard input. */
export interface ScoreOrder {
  /** See `RequestFile`. */
  readonly path: string
  /** Only the peer reads it: ours decides when it opens a model. */
  readonly batchSize: number | 'auto'
}

/** Sum of the continuation's log-probabilities in nats, and whether each of its tokens is the most probable one. */
export type Answer = readonly [logprob: number, greedy: boolean]

/** What a pass took, on a line of standard output. Loading the model is not part of it. */
export interface ScoreReport {
  readonly seconds: number
  /** Of all threads. */
  readonly cpuSeconds: number
  /** Most memory that the process has held so far. */
  readonly peakBytes: number
  /** In the order of the file. */
  readonly answers: readonly Answer[]
}
