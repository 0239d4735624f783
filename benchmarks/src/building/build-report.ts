/** What the building of requests took, in a process of its own. */
export interface BuildReport {
  readonly requests: number
  readonly seconds: number
  readonly peakBytes: number
  /** Peak of the process before it began. */
  readonly startBytes: number
}
