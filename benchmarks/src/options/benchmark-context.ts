import type { Peer } from '../peer/find-peer.ts'
import type { BenchmarkOptions } from './benchmark-options.ts'

/** What every section is given. */
export interface BenchmarkContext {
  readonly options: BenchmarkOptions
  /** Folder for models, data and results that may be deleted at any time. */
  readonly workFolder: string
  /** Absent where there is no Python with lm_eval: only our side is measured. */
  readonly peer?: Peer
  /** Tells the user, on a line, what is being measured. */
  readonly progress: (line: string) => void
}

/** Measures one thing and returns its part of the report, Markdown. */
export type Section = (context: BenchmarkContext) => Promise<string>
