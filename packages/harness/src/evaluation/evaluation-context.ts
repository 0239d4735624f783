import type { Backend, Doc, HarnessProfile, ProgressSink, TaskLibrary, TextClassifier } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import type { SampleFormat } from '@eval/results'
import type { BackendRequest } from '../backends/backend-opener.ts'
import type { PackageStore } from '../python/task-python.ts'

/** What a run is given by the program around it. */
export interface EvaluationContext {
  readonly libraries: readonly TaskLibrary[]
  /** Folder that keeps the names of large libraries between starts. Absent: they are looked through anew. */
  readonly taskNamesFolder?: string
  /** Ends the message about a task that is not known: how to get it. */
  readonly unknownTaskHint?: string
  /** Where packages for functions of tasks come from. Absent: from folders that the user names. */
  readonly packages?: PackageStore
  readonly source: DatasetSource
  readonly progress: ProgressSink
  readonly signal: AbortSignal
  readonly environment: NodeJS.ProcessEnv
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Whose prompts to build where lm_eval's versions differ. */
  readonly profile?: HarnessProfile
  /** Whose samples files to write. Default lm_eval 0.4.13's. */
  readonly sampleFormat?: SampleFormat
  /** Write the scores of documents to the samples files. Default true; the logs of a MERA submission hold none. */
  readonly logScores?: boolean
  /** Asks more of a document than its task does, before anything is asked of the model. Throws a DataError. */
  readonly checkDocument?: (taskName: string, doc: Doc) => void
  /** Opens the model that the run names. Default: the backends of this package. */
  readonly openBackend?: (name: string, request: BackendRequest) => Promise<Backend>
  /** Opens the classifier for a role that a task's filter asks for; undefined where there is none. */
  readonly openClassifier?: (role: string) => Promise<TextClassifier> | undefined
  /** Name and version of the program, for the results file. */
  readonly program: { readonly name: string; readonly version: string }
  /** Prints a line beside the results, on standard error: for `--write_out`. */
  readonly printAside: (text: string) => void
  /** Prints a line above the results: for `--show_config`. */
  readonly print: (text: string) => void
}
