import { describeRequest, type FailedResponse, type Request } from '@eval/core'
import type { ReplyError } from '../dialects/reply-error.ts'
import { ApiError } from '../transport/api-error.ts'

/** The response to a request that failed: `refused` where a content filter held it back, else `error`. */
export function requestFailure(
  request: Request,
  index: number,
  error: ApiError | ReplyError,
): FailedResponse {
  const filtered = error instanceof ApiError && error.serverCode === 'content_filter'
  return {
    type: request.type,
    state: filtered ? 'refused' : 'error',
    message: `${describeRequest(request, index)}: ${error.message}`,
  }
}
