import type { Backend } from '../backend.ts'
import { backendAnswerChecks } from './backend-answer-checks.ts'
import type { BackendConformanceOptions } from './backend-conformance-options.ts'
import { backendRunChecks } from './backend-run-checks.ts'
import { collect } from './collect.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { expectEqual, expectRejection, expectThat } from './expectations.ts'

type Make = () => Backend | Promise<Backend>

/** The properties that every {@link Backend} has; `make` is called once or twice for each of them. */
export function backendConformance(
  make: Make,
  options: BackendConformanceOptions,
): readonly ConformanceCase[] {
  const { requests, tolerance = 1e-3 } = options
  const checks = Object.entries({ ...backendAnswerChecks, ...backendRunChecks })
  return [
    ...checks.map(([name, check]) => ({
      name,
      run: async () => {
        await using backend = await make()
        await check(backend, requests, tolerance)
      },
    })),
    {
      name: 'has the same fingerprint when it is made again',
      run: () => checkFingerprint(make),
    },
    {
      name: 'can be disposed of twice, and throws afterwards',
      run: () => checkDisposal(make, options),
    },
  ]
}

async function checkFingerprint(make: Make): Promise<void> {
  await using one = await make()
  await using other = await make()
  expectEqual(one.fingerprint.digest, other.fingerprint.digest, 'digest of the fingerprint')
}

async function checkDisposal(make: Make, options: BackendConformanceOptions): Promise<void> {
  const { requests, disposedError = Error } = options
  const backend = await make()
  await backend[Symbol.asyncDispose]()
  await backend[Symbol.asyncDispose]()
  const error = await expectRejection(() => collect(backend.run(requests, {})), 'a run after the disposal')
  expectThat(error instanceof disposedError, `a run after the disposal threw ${String(error)}`)
}
