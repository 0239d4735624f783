import type { Backend } from '../backend.ts'
import { backendFingerprint } from '../backend-fingerprint.ts'
import type { LoglikelihoodRequest, Request } from '../request.ts'
import type { Response } from '../response.ts'
import { collect } from '../testing/collect.ts'
import { fakeTokenScorer } from '../testing/fake-token-scorer.ts'
import { fakeTokenizer } from '../testing/fake-tokenizer.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { createTokenBackend } from './create-token-backend.ts'
import type { TokenBackendOptions } from './token-backend-options.ts'

/** The id of the token that {@link bosTokenizer} puts first. */
export const BOS = 256
/** A token for each byte, BOS before them. */
export const bosTokenizer: Tokenizer = fakeTokenizer({ addBos: true })

/** A backend on the fake tokenizer and scorer, for tests. */
export function fakeTokenBackend(options: Partial<TokenBackendOptions> = {}): Backend {
  return createTokenBackend({
    tokenizer: bosTokenizer,
    scorer: fakeTokenScorer(),
    report: { parameters: 0 },
    fingerprint: backendFingerprint({ model: 'fake' }),
    ...options,
  })
}

/** The responses of one run, in the order of the requests. */
export async function answers(backend: Backend, requests: readonly Request[]): Promise<Response[]> {
  const completed = await collect(backend.run(requests, {}))
  return completed.toSorted((a, b) => a.index - b.index).map(({ response }) => response)
}

/** A request for the log-probability of a continuation. */
export function scored(context: string, continuation: string): LoglikelihoodRequest {
  return { type: 'loglikelihood', context, continuation }
}
