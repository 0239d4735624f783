import { type BackendMiddleware, type ProgressSink, type RequestType, wrapBackend } from '@eval/core'

const phaseOf: Readonly<Record<RequestType, string>> = {
  loglikelihood: 'scoring',
  loglikelihood_rolling: 'scoring texts',
  generate_until: 'generating',
}

/** Reports each answer of a run as it passes, whoever gave it: the outermost wrapper of a backend. */
export function withProgress(sink: ProgressSink): BackendMiddleware {
  return (next) =>
    wrapBackend(next, async function* (requests, options) {
      const phase = phaseOf[requests[0]?.type ?? 'loglikelihood']
      let done = 0
      sink.progress({ phase, done, total: requests.length, unit: 'requests' })
      for await (const completed of next.run(requests, options)) {
        sink.progress({ phase, done: ++done, total: requests.length, unit: 'requests' })
        yield completed
      }
    })
}
