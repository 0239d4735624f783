/** One property that an implementation must have. `run` throws, with a sentence that says what is wrong, if it has not. */
export interface ConformanceCase {
  readonly name: string
  readonly run: () => Promise<void>
}
