/** One forward pass over a part of the prefix tree, on top of a cached path from the root. */
export interface PlannedRun {
  /** Columns of the cached path that this run sees; later ones are to be forgotten first. */
  readonly base: number
  /** Class of the inputs, see `ropeLengthClass`. */
  readonly lengthClass: number
  /** `[tokens]`, depth first. */
  readonly inputIds: Int32Array
  /** `[tokens]`: depth of each token, the root's being 0. */
  readonly positions: Int32Array
  /** `[tokens]`: see `DecoderInputs.subtreeEnd`. */
  readonly subtreeEnd: Int32Array
  /** The first so many tokens are a path whose keys and values later runs need: they extend the cached path. */
  readonly keep: number
  /** `[rows]`: tokens whose next token is scored. */
  readonly rows: Int32Array
  /** What is scored: row, token id, job and place within the job's log-probabilities, each `[scores]`. */
  readonly scoreRow: Int32Array
  readonly scoreTarget: Int32Array
  readonly scoreJob: Int32Array
  readonly scorePlace: Int32Array
}
