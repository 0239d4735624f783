import { CapabilityError } from '../errors/capability-error.ts'
import type { Request, RequestType } from '../request.ts'
import { answerAll } from './answer-all.ts'
import type { BackendChecks } from './backend-check.ts'
import { collect } from './collect.ts'
import { expectEqual, expectRejection, expectThat } from './expectations.ts'
import { recordingProgress } from './recording-progress.ts'

const SAMPLES: Readonly<Record<RequestType, Request>> = {
  loglikelihood: { type: 'loglikelihood', context: 'one', continuation: ' two' },
  loglikelihood_rolling: { type: 'loglikelihood_rolling', text: 'one two' },
  generate_until: { type: 'generate_until', context: 'one', generation: { until: ['\n'], max_gen_toks: 2 } },
}

/** How a run of a backend ends early, what it refuses and what it reports. */
export const backendRunChecks: BackendChecks = {
  'stops when the iteration ends early, and works again': async (backend, requests) => {
    for await (const { index } of backend.run(requests, {})) {
      expectThat(index < requests.length, 'the first answer has no request')
      break
    }
    await answerAll(backend, requests)
  },
  'throws the reason of a signal that has fired already': async (backend, requests) => {
    const signal = AbortSignal.abort(new Error('enough'))
    const error = await expectRejection(() => collect(backend.run(requests, { signal })), 'an aborted run')
    expectThat(
      error === signal.reason,
      `an aborted run threw ${String(error)} instead of the signal's reason`,
    )
  },
  'throws the reason of a signal that fires in the middle': async (backend, requests) => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const interrupt = async (): Promise<void> => {
      for await (const _ of backend.run(requests, { signal: controller.signal })) controller.abort(reason)
    }
    const error = await expectRejection(interrupt, 'a run that is aborted in the middle')
    expectThat(error === reason, `an aborted run threw ${String(error)} instead of the signal's reason`)
    await answerAll(backend, requests)
  },
  'refuses request types beyond its capabilities, before any work': async (backend) => {
    const { requestTypes } = backend.capabilities
    for (const request of Object.values(SAMPLES).filter(({ type }) => !requestTypes.includes(type))) {
      const error = await expectRejection(
        () => collect(backend.run([request], {})),
        `a ${request.type} request`,
      )
      expectThat(
        error instanceof CapabilityError,
        `a ${request.type} request threw ${String(error)}, no CapabilityError`,
      )
    }
  },
  'reports progress that only grows': async (backend, requests) => {
    const progress = recordingProgress()
    await answerAll(backend, requests, { progress })
    for (const phase of new Set(progress.events.map((event) => event.phase))) {
      const events = progress.events.filter((event) => event.phase === phase)
      const done = events.map((event) => event.done)
      expectEqual(
        done,
        done.toSorted((a, b) => a - b),
        `progress of ${phase}`,
      )
      expectThat(
        events.every((event) => event.done <= (event.total ?? Infinity)),
        `${phase} did more than its total`,
      )
    }
  },
}
