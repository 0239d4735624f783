/** A step of long work, reported by whoever does it; rate and time left are the listener's to compute. */
export interface ProgressEvent {
  /** What is being done, e.g. `loglikelihood`, `download model.safetensors`. */
  readonly phase: string
  readonly done: number
  /** Absent when unknown. */
  readonly total?: number
  /** What is counted, e.g. `requests`, `bytes`. */
  readonly unit: string
}

/** Listens to progress. Must return at once. */
export interface ProgressSink {
  progress(event: ProgressEvent): void
  /** A thing the user should know and no error: shown once, above the progress line. */
  warning(message: string): void
}
