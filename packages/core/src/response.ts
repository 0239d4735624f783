import type { GenerateRequest, LoglikelihoodRequest, Request, RollingRequest } from './request.ts'

/**
 * `ok`; `truncated`: answered, but the prompt was cut from the left to fit the context; `refused`: the model or its
 * server declined; `error`: no answer. The last two are never scored as 0: whoever scores must look at the state.
 */
export type ResponseState = 'ok' | 'truncated' | 'refused' | 'error'

/** Log-probabilities in nats. */
export interface LogprobResponse {
  readonly type: 'loglikelihood' | 'loglikelihood_rolling'
  readonly state: 'ok' | 'truncated'
  /** Sum over the scored tokens, nats. */
  readonly logprob: number
  /** Whether each scored token is the model's most probable one (the first on ties). */
  readonly greedy: boolean
  /** One value per scored token, nats, where the backend has them. */
  readonly tokenLogprobs?: readonly number[]
  /** Tokens cut from the left of the prompt; absent when none. */
  readonly truncatedTokens?: number
}

/** Generated text, cut at the first stop string. */
export interface TextResponse {
  readonly type: 'generate_until'
  readonly state: 'ok' | 'truncated'
  readonly text: string
  /** Why generation ended: a stop string or end-of-text token, or the token limit. */
  readonly finishReason?: 'stop' | 'length'
  /** Number of generated tokens, where known. */
  readonly generatedTokens?: number
  /** Tokens cut from the left of the prompt; absent when none. */
  readonly truncatedTokens?: number
}

/** The request was not answered. */
export interface FailedResponse {
  readonly type: Request['type']
  readonly state: 'refused' | 'error'
  /** What happened, for people; without secrets. */
  readonly message: string
}

/** The answer to a request of type `R`. */
export type Response<R extends Request = Request> =
  | (R extends LoglikelihoodRequest | RollingRequest ? LogprobResponse : never)
  | (R extends GenerateRequest ? TextResponse : never)
  | FailedResponse

/** A response and the position of its request in the array given to `Backend.run`. */
export interface Completed<R extends Request = Request> {
  readonly index: number
  readonly response: Response<R>
}
