/** What JSON is written to, piece by piece. */
export interface JsonOutput {
  /** Adds what is JSON already. */
  raw(json: string): void
  /** Adds a text as a JSON string, quotes included. */
  string(text: string): void
}
