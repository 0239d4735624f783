import { InterruptedError } from '@eval/core'

/** The error of an interrupted run, saying what became of its answers and how to go on. */
export function interruptionNote(stored: boolean): InterruptedError {
  const kept = stored
    ? 'Every answer so far is stored: run the same command again to continue.'
    : 'Nothing was stored, because the run has neither --output_path nor --use_cache.'
  return new InterruptedError(`\ninterrupted. ${kept}`)
}
