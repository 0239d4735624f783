import type { PyRecord } from '@eval/pystd'
import type { Prompt } from './prompt.ts'

export type RequestType = 'loglikelihood' | 'loglikelihood_rolling' | 'generate_until'

/**
 * Who asked: the document of a task and the position of the request among the document's requests. Serves messages and
 * replay; it is not part of what is asked, so equal requests of two tasks have the same answer.
 */
export interface RequestOrigin {
  readonly taskName: string
  readonly docId: number
  readonly index: number
}

/**
 * Generation arguments as the task and `--gen_kwargs` give them, key order kept (`until`, `do_sample`, `temperature`,
 * `max_gen_toks`, …): they are logged and hashed as they are. `normalizeGeneration` gives them their meaning.
 */
export type GenerationOptions = PyRecord

/**
 * Images and sounds that a request shows beside its text, where lm_eval has them: its last argument, `visual` and `audio`,
 * with `EncodedMedia` inside. `requestMedia` lists them.
 */
export type RequestMedia = PyRecord

/** How probable is `continuation` after `context`? */
export interface LoglikelihoodRequest {
  readonly type: 'loglikelihood'
  readonly context: Prompt
  readonly continuation: string
  readonly media?: RequestMedia
  readonly origin?: RequestOrigin
}

/** How probable is the whole text, in windows of the model's context? */
export interface RollingRequest {
  readonly type: 'loglikelihood_rolling'
  readonly text: string
  readonly media?: RequestMedia
  readonly origin?: RequestOrigin
}

/** What does the model say after `context`? */
export interface GenerateRequest {
  readonly type: 'generate_until'
  readonly context: Prompt
  readonly generation: GenerationOptions
  readonly media?: RequestMedia
  /** Which of several independent answers to the same prompt, from 0. Default 0. */
  readonly repeat?: number
  /** Seed of the sampling; only meaningful (and only part of the request's identity) when the answer is sampled. */
  readonly seed?: number
  readonly origin?: RequestOrigin
}

export type Request = LoglikelihoodRequest | RollingRequest | GenerateRequest
