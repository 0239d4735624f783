/**
 * Ends an iteration when `signal` fires, also while it waits for an item: throws the signal's reason and tells the source
 * to stop. Ending this iteration early waits until the source has stopped.
 */
export async function* abortable<T>(
  source: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void, undefined> {
  signal?.throwIfAborted()
  const iterator = source[Symbol.asyncIterator]()
  let interrupt: (reason: unknown) => void = () => {}
  const onAbort = (): void => interrupt(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  let finished = false
  try {
    for (;;) {
      signal?.throwIfAborted()
      const step = await new Promise<IteratorResult<T>>((resolve, reject) => {
        interrupt = reject
        iterator.next().then(resolve, reject)
      })
      finished = step.done === true
      if (step.done) return
      yield step.value
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    if (!finished) await stop(iterator, signal)
  }
}

/** A source that was interrupted while it waits may never come back: it is told to stop, but not waited for. */
async function stop(iterator: AsyncIterator<unknown>, signal: AbortSignal | undefined): Promise<void> {
  const stopped = Promise.resolve(iterator.return?.())
  if (signal?.aborted) stopped.catch(() => {})
  else await stopped
}
