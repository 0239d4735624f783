/** How the next token is chosen. Temperature 0 is greedy. */
export interface SamplingOptions {
  readonly temperature: number
  /** Nucleus, (0, 1]. */
  readonly topP: number
  /** Most probable tokens that may be drawn; 0 is all. */
  readonly topK: number
  /** Equal seeds draw equal tokens from equal logits. */
  readonly seed: number
}
