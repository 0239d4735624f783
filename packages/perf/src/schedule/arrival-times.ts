import type { PyRandom } from '@eval/pystd'
import type { ArrivalPattern } from '../options/perf-config.ts'

/**
 * When requests are to start, seconds after the start of the run, ascending: one schedule for a whole run, so that being late once
 * does not lower the rate. Random gaps are exponential (a Poisson process) and stretched so that the last request comes at
 * exactly count / rate, as in EvalScope 1.10.
 */
export function arrivalTimes(
  count: number,
  rate: number,
  pattern: ArrivalPattern,
  random: PyRandom,
): Float64Array {
  if (pattern === 'constant') return Float64Array.from({ length: count }, (_, index) => index / rate)
  const times = new Float64Array(count)
  let time = 0
  for (let index = 0; index < count; index++) {
    time += -Math.log(1 - random.random())
    times[index] = time
  }
  const stretch = time > 0 ? count / rate / time : 0
  return times.map((value) => value * stretch)
}
