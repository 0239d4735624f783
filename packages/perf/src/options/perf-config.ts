import type { PyRecord, PyValue } from '@eval/pystd'
import type { Profile } from '../measure/profile.ts'

/** Whether arrivals under a rate come at random (exponential gaps) or at equal distances. */
export type ArrivalPattern = 'poisson' | 'constant'

/**
 * All that a load test can be told: EvalScope's options under the same names, and a few of our own. Times are seconds,
 * lengths tokens (characters without a tokenizer).
 */
export interface PerfConfig {
  /** Name of the model in requests. */
  readonly model: string
  /** Wire format: `openai`, `responses`, `embedding`, `rerank` or `dashscope`. */
  readonly api?: string
  readonly url?: string
  readonly port?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly apiKey?: string | null
  readonly connectTimeout?: number | null
  readonly readTimeout?: number | null
  readonly totalTimeout?: number | null
  readonly noTestConnection?: boolean
  readonly attnImplementation?: string | null
  /** Folder of a tokenizer: token counts where the server tells none, lengths, random prompts. */
  readonly tokenizerPath?: string | null

  /** Requests (dialogues) per load point. */
  readonly number?: number | readonly number[]
  /** Requests in flight per load point. */
  readonly parallel?: number | readonly number[]
  /** Arrivals per second; -1 without pacing. */
  readonly rate?: number | readonly number[]
  readonly openLoop?: boolean
  readonly warmupNum?: number
  readonly duration?: number | null
  readonly sleepInterval?: number
  readonly ratePattern?: ArrivalPattern

  readonly slaAutoTune?: boolean
  readonly slaVariable?: 'parallel' | 'rate'
  readonly slaParams?: PyValue
  readonly slaNumRuns?: number
  readonly slaUpperBound?: number
  readonly slaLowerBound?: number
  readonly slaFixedParallel?: number | null
  readonly slaNumberMultiplier?: number | null

  readonly dbCommitInterval?: number
  readonly queueSizeMultiplier?: number
  readonly inFlightTaskMultiplier?: number
  readonly numWorkers?: number
  readonly logEveryNQuery?: number
  readonly debug?: boolean
  readonly enableProgressTracker?: boolean
  readonly name?: string | null
  readonly outputsDir?: string
  readonly noTimestamp?: boolean

  readonly maxPromptLength?: number
  readonly minPromptLength?: number
  readonly prefixLength?: number
  /** Text, or `@` and the path of a file. */
  readonly prompt?: string | null
  /** JSON, or `@` and the path of a file. */
  readonly queryTemplate?: string | null
  readonly applyChatTemplate?: boolean | null
  readonly imageWidth?: number
  readonly imageHeight?: number
  readonly imageFormat?: string
  readonly imageNum?: number
  readonly imagePatchSize?: number
  readonly dataset?: string
  readonly datasetPath?: string | null
  readonly datasetOffset?: number
  readonly datasetArgs?: PyRecord | null

  readonly frequencyPenalty?: number | null
  readonly repetitionPenalty?: number | null
  readonly logprobs?: boolean | null
  /** A number, or the ends of a range from which every request draws. */
  readonly maxTokens?: number | readonly [number, number] | null
  readonly minTokens?: number | null
  readonly nChoices?: number | null
  readonly seed?: number | null
  readonly stop?: readonly string[] | null
  readonly stopTokenIds?: readonly string[] | null
  readonly stream?: boolean | null
  readonly temperature?: number | null
  readonly topP?: number | null
  readonly topK?: number | null
  readonly extraArgs?: PyRecord | null
  readonly tokenizePrompt?: boolean
  readonly multiTurn?: boolean
  readonly minTurns?: number
  readonly maxTurns?: number | null

  /** Whose definitions and files; default `v1.4`. */
  readonly profile?: Profile
  /** Threads that send; default by the number of requests in flight. */
  readonly threads?: number | null
  /** An open loop starts no request while this many are in flight. */
  readonly maxInflight?: number | null
  /** Whether the database keeps what the server answered. */
  readonly saveBodies?: 'all' | 'none'
}
