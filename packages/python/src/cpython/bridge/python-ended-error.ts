import { PrerequisiteError } from '@eval/core'

/** The Python process is gone: it died, took too long, or was closed. */
export class PythonEndedError extends PrerequisiteError {
  readonly reason: 'died' | 'late' | 'closed'

  constructor(reason: PythonEndedError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}
