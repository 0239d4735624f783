import type { Dispatcher } from 'undici'
import { failureOf } from './failure-of.ts'
import type { RawAnswer, RequestFailure } from './raw-answer.ts'

/**
 * Records one answer: nothing happens while it comes but a stamp of the clock per piece, before anything else; it is read when
 * it is complete.
 */
export class AnswerRecorder implements Dispatcher.DispatchHandler {
  readonly #now: () => number
  readonly #done: (answer: RawAnswer) => void
  readonly #chunks: Buffer[] = []
  readonly #stamps: number[] = []
  #start = 0
  #status = 0
  #contentType = ''
  #abort: ((reason: Error) => void) | undefined
  #aborted: Error | undefined

  constructor(now: () => number, done: (answer: RawAnswer) => void) {
    this.#now = now
    this.#done = done
  }

  /** Stamps the start; to be called just before the request is handed over. */
  begin(): void {
    this.#start = this.#now()
  }

  /** Ends the request; the answer so far is recorded as a failure. */
  abort(reason: Error): void {
    this.#aborted = reason
    this.#abort?.(reason)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#abort = (reason) => controller.abort(reason)
    if (this.#aborted !== undefined) controller.abort(this.#aborted)
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.#status = status
    this.#contentType = String(headers['content-type'] ?? '')
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#stamps.push(this.#now())
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#finish()
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#finish(failureOf(error, this.#status !== 0))
  }

  #finish(failure?: RequestFailure): void {
    this.#done({
      start: this.#start,
      end: this.#now(),
      status: this.#status,
      contentType: this.#contentType,
      chunks: this.#chunks,
      stamps: this.#stamps,
      ...(failure !== undefined && { failure }),
    })
  }
}
