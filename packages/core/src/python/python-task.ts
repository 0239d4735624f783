import type { PyDict, PyRecord, PyValue } from '@eval/pystd'
import type { ChatRenderer } from '../chat-renderer.ts'
import type { Doc } from '../doc.ts'
import type { Prompt } from '../prompt.ts'
import type { RequestType } from '../request.ts'
import type { PythonReference } from './python-host.ts'

/** How an object of a task class is made. */
export interface PythonTaskSettings {
  readonly name: string
  /** What the task file says. A function is `{'!function': n}`, the n-th of `functions`; null: the class itself. */
  readonly config: PyRecord
  readonly functions: readonly PythonReference[]
  /** `--gen_kwargs` */
  readonly generation: PyDict
  /** `--num_fewshot`; null: as the task says. */
  readonly numFewshot: number | null
  readonly fewshotSeed: number
}

/** What an object of a task class says of itself. */
export interface PythonTaskFacts {
  readonly version: PyValue
  /** Whether the class is one of lm_eval's `ConfigurableTask`; else only of its `Task`. */
  readonly configurable: boolean
  readonly datasetPath: string
  readonly datasetName: string | null
  /** Its configuration as results show it. */
  readonly dump: PyRecord
  /** Its configuration without what holds functions: those keys are as the task file says. */
  readonly config: PyRecord
  readonly outputType: string | null
  /** Documents there are to evaluate. */
  readonly total: number
  readonly multipleTarget: boolean
  /** Whether the class scores documents itself. */
  readonly ownResults: boolean
  /** Metrics that the class aggregates itself, with the name of the aggregation where it is one of lm_eval's. */
  readonly aggregations: ReadonlyMap<string, string | null>
  /** Where the class says it itself. */
  readonly higherIsBetter: ReadonlyMap<string, boolean | null> | null
}

/** One request as a task class makes it. */
export interface PythonTaskRequest {
  readonly type: RequestType
  readonly arguments: readonly PyValue[]
  /** What the first argument stands for, where a renderer made a prompt that is no text. */
  readonly prompt?: Prompt
  readonly repeats: number
}

/** One document as a task class has it. */
export interface PythonTaskDocument {
  readonly doc: Doc
  readonly target: PyValue
  /** Null: no choices. */
  readonly choices: PyValue
  /** The right one of several contexts, where the task has those. */
  readonly gold: PyValue
  readonly requests: readonly PythonTaskRequest[]
}

/** How the prompts of a task class are made. */
export interface PythonPromptSettings {
  readonly systemInstruction: string | null
  /** Renders them as conversations; absent: they are plain text. */
  readonly chat?: ChatRenderer
  readonly fewshotAsMultiturn: boolean
}

/** An object of a task class. Errors name class, file and line. */
export interface PythonTask {
  readonly facts: PythonTaskFacts
  /** The documents at some positions of those to evaluate, ascending. What is drawn for examples goes on from call to call. */
  documents(
    positions: readonly number[],
    settings: PythonPromptSettings,
  ): Promise<readonly PythonTaskDocument[]>
  /** The scores of documents that were given before, from the filtered answers to their requests. */
  scores(
    answered: readonly { readonly position: number; readonly results: readonly PyValue[] }[],
  ): Promise<readonly PyDict[]>
  /** The value of a metric that the class aggregates itself. */
  aggregate(metric: string, values: readonly PyValue[]): Promise<PyValue>
}
