import type { Backend } from './backend.ts'

/** A backend that answers through `run` and is `next` in everything else: the frame of a middleware. */
export function wrapBackend(next: Backend, run: Backend['run']): Backend {
  return {
    specificationVersion: next.specificationVersion,
    fingerprint: next.fingerprint,
    capabilities: next.capabilities,
    report: next.report,
    ...(next.chat === undefined ? {} : { chat: next.chat }),
    run,
    [Symbol.asyncDispose]: () => next[Symbol.asyncDispose](),
  }
}
