/**
 * Seconds of the system's monotonic clock, that of Python's `time.perf_counter` on Linux: the same in every thread and
 * process of a machine.
 */
export function monotonicSeconds(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds + nanoseconds / 1e9
}
