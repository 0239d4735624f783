import type { SenderOptions } from '../client/http-sender.ts'
import type { ReadOptions } from '../client/answers/read-answer.ts'
import type { RequestOutcome } from '../client/request-outcome.ts'

/** What a sending thread is started with. */
export interface SenderThreadData {
  readonly sender: SenderOptions
  readonly read: ReadOptions
}

/** A request for a sending thread. */
export interface SendRequest {
  readonly id: number
  readonly body: string
  readonly stream: boolean
}

/** What a sending thread is told. */
export type ToSender =
  | { readonly type: 'send'; readonly request: SendRequest }
  | { readonly type: 'warm'; readonly connections: number }
  | { readonly type: 'abort' }
  | { readonly type: 'close' }

/** How busy a sending thread was. Times are milliseconds. */
export interface ThreadHealth {
  /** How late its event loop was: 99 of 100 turns less than this. */
  readonly loopDelayP99: number
  readonly loopDelayMax: number
  readonly cpu: number
  readonly wall: number
}

/** What a sending thread tells. */
export type FromSender =
  | { readonly type: 'outcome'; readonly id: number; readonly outcome: RequestOutcome }
  | { readonly type: 'warm' }
  | { readonly type: 'closed'; readonly health: ThreadHealth }
