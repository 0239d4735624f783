import type { Request } from './request.ts'
import type { FailedResponse } from './response.ts'

/** A {@link FailedResponse} of state `error`; `message` says what happened and what to do. */
export function failedResponse(type: Request['type'], message: string): FailedResponse {
  return { type, state: 'error', message }
}
