/** A batch and what became of it. */
export interface BatchOutcome<Batch, Result> {
  readonly batch: Batch
  readonly result: Result
}

export interface RunBatchesOptions<Batch, Result> {
  /** Batches under way at once, at most. */
  readonly concurrency: number
  /** Its signal fires when nobody waits for the result any more. */
  readonly perform: (batch: Batch, signal: AbortSignal) => Promise<Result>
  readonly signal: AbortSignal | undefined
}

/** Results that may wait to be taken, per batch under way; then no batch is begun. */
const WAITING_PER_WORKER = 4

/**
 * Performs batches, each taken when there is room for it, and yields them as they are done. New ones are begun while
 * whoever iterates is busy. Ending the iteration early stops what is under way.
 *
 * @throws the signal's reason when it fires; whatever `perform` throws, once.
 */
export async function* runBatches<Batch, Result>(
  batches: Iterator<Batch>,
  { concurrency, perform, signal }: RunBatchesOptions<Batch, Result>,
): AsyncGenerator<BatchOutcome<Batch, Result>, void, undefined> {
  const stop = new AbortController()
  const ending = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal])
  const done: BatchOutcome<Batch, Result>[] = []
  let running = 0
  let failure: { readonly error: unknown } | undefined
  let wake: () => void = () => {}
  const begin = (): void => {
    while (running < concurrency && done.length < concurrency * WAITING_PER_WORKER) {
      const next = ending.aborted || failure !== undefined ? undefined : batches.next()
      if (next === undefined || next.done === true) return
      running++
      void work(next.value)
    }
  }
  const work = async (batch: Batch): Promise<void> => {
    try {
      done.push({ batch, result: await perform(batch, ending) })
    } catch (error) {
      failure ??= { error }
    }
    running--
    begin()
    wake()
  }
  const onAbort = (): void => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    signal?.throwIfAborted()
    for (;;) {
      for (let next = done.shift(); next !== undefined; next = done.shift()) {
        yield next
        signal?.throwIfAborted()
      }
      if (failure !== undefined) throw failure.error
      begin()
      if (running === 0 && done.length === 0) return
      if (done.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      signal?.throwIfAborted()
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    stop.abort(new DOMException('the run ended', 'AbortError'))
  }
}
