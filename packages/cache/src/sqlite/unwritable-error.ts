import { OutputError } from '@eval/core'
import { reason } from './reason.ts'

/** A path and the error of writing there. */
export interface WriteFailure {
  readonly path: string
  readonly error: unknown
}

/** The error of having no place that takes responses. */
export function unwritableError(failures: readonly WriteFailure[]): OutputError {
  const places = failures.map(({ path, error }) => `${path} (${reason(error)})`).join(' nor in ')
  const text = `Responses cannot be saved in ${places}. Free some space or name a folder that can be written, then start again.`
  return new OutputError(text, { cause: failures.at(-1)?.error })
}
