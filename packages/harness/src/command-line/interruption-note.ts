import { InterruptedError } from '@eval/core'

/**
 * What to throw in place of the error a run ended with: where that error is the interruption itself, one that says what
 * became of the answers and how to go on; else (a disk that was full when the answers were to be stored) the error itself.
 *
 * @param stored - The run keeps its answers somewhere.
 */
export function interruptionNote(error: unknown, signal: AbortSignal, stored: boolean): unknown {
  if (!signal.aborted || !isInterruption(error, signal)) return error
  const kept = stored
    ? 'Every answer so far is stored: run the same command again to continue.'
    : 'Nothing was stored, because the run has neither --output_path nor --use_cache.'
  return new InterruptedError(`interrupted. ${kept}`)
}

/** What was under way may end with an error of its own, whose cause is the signal. */
function isInterruption(error: unknown, signal: AbortSignal): boolean {
  if (error === signal.reason || error instanceof InterruptedError) return true
  return error instanceof Error && (error.name === 'AbortError' || isInterruption(error.cause, signal))
}
