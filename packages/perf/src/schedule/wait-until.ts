import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until a moment of the clock `now` (seconds), or until the signal fires; does not reject. */
export async function waitUntil(time: number, now: () => number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const milliseconds = (time - now()) * 1000
    if (milliseconds <= 0 || signal.aborted) return
    // Timers have whole milliseconds: what is left below one is no reason to be late by one.
    if (milliseconds < 1) return
    await sleep(Math.floor(milliseconds), undefined, { signal }).catch(() => undefined)
  }
}
