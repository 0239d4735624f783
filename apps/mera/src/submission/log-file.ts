/** A file `samples_<task>_<stamp>.jsonl` of a run. */
export interface LogFile {
  readonly path: string
  /** The path's last part. */
  readonly name: string
  /** Local time of the run as the name has it, `2024-10-24T18-00-00.123456`; later ones are greater. Empty without one. */
  readonly stamp: string
}
