import { randomInt } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { PyRandom } from '@eval/pystd'
import { monotonicSeconds } from '../client/monotonic-seconds.ts'
import type { PerfServices } from './perf-services.ts'

/** {@link PerfServices} of this machine: its clocks and processors, and a random source that `seed` makes repeatable. */
export function systemServices(
  more: Partial<PerfServices> & { readonly seed?: number | null } = {},
): PerfServices {
  const { seed, ...given } = more
  return {
    now: monotonicSeconds,
    date: () => new Date(),
    random: new PyRandom(seed ?? randomInt(2 ** 47)),
    signal: new AbortController().signal,
    log: () => undefined,
    progress: () => undefined,
    processors: availableParallelism(),
    environment: process.env,
    ...given,
  }
}
