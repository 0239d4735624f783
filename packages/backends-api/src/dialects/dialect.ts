import type { GenerationOptions } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'

/** What every body of a backend says. */
export interface PayloadSettings {
  readonly model: string
  /** Limit of new tokens of a request that names none. */
  readonly maxGenToks: number
  readonly seed: number
}

/** What bodies of generations say beside that. */
export interface GenerationPayloadSettings extends PayloadSettings {
  /**
   * Stops every generation. null: there is no such text; undefined: the dialect's own counts.
   *
   * Parity: lm_eval hands it over where requests are sent one after the other, and not where they are sent beside each other.
   */
  readonly eos: string | null | undefined
}

/** A generated text. */
export interface ReadText {
  /** null: the server answered without a text. */
  readonly text: string | null
  readonly finishReason?: 'stop' | 'length'
}

/** Log-probabilities of the tokens after a context, nats. */
export interface ReadLogprobs {
  readonly logprobs: readonly number[]
  /** Whether each of them is the greatest of its place. */
  readonly greedy: boolean
}

/** A prompt whose continuation is scored, tokens. */
export interface ScoredPrompt {
  readonly contextLength: number
  readonly continuationLength: number
}

/** How an endpoint scores continuations. */
export interface ScoringDialect {
  /** @param prompt - Lists of ids, a text, or texts. */
  body(prompt: PyValue, settings: PayloadSettings): PyRecord
  /**
   * Log-probabilities of the continuations, one item per prompt in the order of the prompts.
   *
   * @throws ReplyError if the answer lacks them.
   */
  read(reply: unknown, prompts: readonly ScoredPrompt[]): readonly ReadLogprobs[]
}

/**
 * The language of an endpoint: pure functions from requests to JSON bodies and from answers to texts and numbers. To add
 * one, write such a record and a row in `models/api-models.ts`.
 */
export interface Dialect {
  readonly name: string
  /** What it is shown: prompts (ids or texts), or the messages of a conversation. */
  readonly takes: 'prompts' | 'messages'
  /** Whether messages may hold images. Default false. */
  readonly images?: boolean
  /** Stop strings beyond this number are not sent. */
  readonly mostStops?: number
  /** What a user of a model should know before it is asked. */
  notice?(model: string): string | undefined
  headers(key: string): Readonly<Record<string, string>>
  /** @param prompt - Lists of ids, a text, texts, or messages. */
  generationBody(
    prompt: PyValue,
    generation: GenerationOptions,
    settings: GenerationPayloadSettings,
  ): PyRecord
  /**
   * The texts of an answer, one per prompt in the order of the prompts.
   *
   * @throws ReplyError if there are more or fewer.
   */
  readTexts(reply: unknown, count: number): readonly ReadText[]
  readonly scoring?: ScoringDialect
}
