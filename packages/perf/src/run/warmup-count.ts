/** Requests of the warm-up: as many as said, or a share of the requests that count, at least one. */
export function warmupCount(option: number, number: number): number {
  if (option <= 0) return 0
  return option >= 1 ? Math.trunc(option) : Math.max(1, Math.trunc(option * number))
}
