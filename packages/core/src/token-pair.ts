/** A context and its continuation as token ids, before any truncation. */
export interface TokenPair {
  readonly context: Int32Array
  readonly continuation: Int32Array
}
