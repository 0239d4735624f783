import type { FailedResponse, Response } from './response.ts'

/** Whether a request got no answer. Where this is false, the response has its log-probability or text. */
export function isFailed(response: Response): response is FailedResponse {
  return response.state === 'refused' || response.state === 'error'
}
