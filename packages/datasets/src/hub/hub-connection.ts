import type { ProgressSink } from '@eval/core'
import type { Dispatcher } from 'undici'
import type { HubEnvironment } from './hub-environment.ts'
import type { RetryPolicy } from './retry.ts'

/** All that the parts of the hub client share. */
export interface HubConnection {
  readonly environment: HubEnvironment
  /** Read when the first request is made. */
  readonly token: () => Promise<string | undefined>
  readonly dispatcher: () => Promise<Dispatcher>
  readonly retry: RetryPolicy
  readonly progress?: ProgressSink
  readonly signal?: AbortSignal
}
