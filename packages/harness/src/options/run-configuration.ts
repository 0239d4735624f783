import type { PyDict, PyValue } from '@eval/pystd'
import type { RequestCacheMode } from './request-cache-mode.ts'
import type { PythonChoices } from '../python/python-choices.ts'
import type { Seeds } from './parse-seeds.ts'

/** Everything one evaluation was asked for, checked, defaults filled in. */
export interface RunConfiguration {
  readonly model: string
  /** Keys among them stand as `***`. */
  readonly modelArgs: PyDict
  /** The arguments that hold keys, as given: for the backend, never shown or written. */
  readonly secretArgs?: PyDict
  /** Names, tags, groups and patterns as given. */
  readonly tasks: readonly string[]
  /** The same as the configuration shows them: as written in the file. */
  readonly shownTasks: PyValue
  /** Folder with further task files. */
  readonly includePath: string | null
  readonly numFewshot: number | null
  /** `auto`, `auto:N` or a number; a number where it came as one (configuration file), else text. */
  readonly batchSize: number | string
  readonly maxBatchSize: number | null
  readonly device: string | null
  /** Documents per task: at least 1, a count (cut to an integer); below 1, a fraction. Null: all. */
  readonly limit: number | null
  /** The limit as header and results show it: a Python float from the command line, as written from a configuration file. */
  readonly shownLimit: PyValue
  /** Document numbers by task. */
  readonly samples: Readonly<Record<string, readonly number[]>> | null
  readonly useCache: string | null
  /** What to do with stored prompts; null: neither use nor store any. */
  readonly cacheRequests: RequestCacheMode | null
  readonly fresh: boolean
  readonly outputPath: string | null
  readonly logSamples: boolean
  readonly predictOnly: boolean
  /** Said, and recorded in `modelArgs`; it has no other effect. */
  readonly trustRemoteCode: boolean
  /** Tasks may execute generated code. */
  readonly unsafeCode: boolean
  readonly writeOut: boolean
  readonly showConfig: boolean
  readonly systemInstruction: string | null
  /** False, true, or the name of a template. */
  readonly applyChatTemplate: boolean | string
  readonly fewshotAsMultiturn: boolean
  /** The same as the results show it: null where nobody said anything and there is no chat template. */
  readonly shownFewshotAsMultiturn: boolean | null
  readonly generationArguments: PyDict
  readonly seeds: Seeds
  /** `--metadata` over `--model_args`. */
  readonly metadata: PyDict
  readonly verbosity: string | null
  /** What would be offered is done, without a question. */
  readonly assumeYes: boolean
  readonly dataFolder: string | null
  readonly datasetsFolder: string | null
  /** For functions of tasks. */
  readonly pythonChoices: PythonChoices
}
