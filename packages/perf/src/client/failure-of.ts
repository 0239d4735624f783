import { errors } from 'undici'
import type { FailureClass, RequestFailure } from './raw-answer.ts'

/** What a request is ended with when its whole time is over. */
export class TotalTimeout extends Error {
  constructor(seconds: number) {
    super(`no complete answer within ${seconds} s (--total-timeout)`)
  }
}

/** What requests are ended with when the user ends the run. */
export class RunAborted extends Error {
  constructor() {
    super('the run was ended before the answer was complete')
  }
}

/** The failure that an error of the connection means. */
export function failureOf(error: Error, answerBegun: boolean): RequestFailure {
  return { class: classOf(error, answerBegun), message: messageOf(error) }
}

function classOf(error: Error, answerBegun: boolean): FailureClass {
  if (error instanceof TotalTimeout) return 'timeout-total'
  if (error instanceof RunAborted) return 'aborted'
  if (error instanceof errors.ConnectTimeoutError) return 'timeout-connect'
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return 'timeout-read'
  return answerBegun ? 'truncated' : 'connect'
}

function messageOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Errors of several addresses that all refused have no text of their own.
  return [code, error.message].filter((part) => part !== '').join(': ')
}
