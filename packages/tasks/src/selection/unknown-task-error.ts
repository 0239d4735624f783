import { UsageError } from '@eval/core'

/** Words of `--tasks` that no library knows: a mistake, or tasks of a library that was not added. */
export class UnknownTaskError extends UsageError {
  readonly names: readonly string[]
  constructor(message: string, names: readonly string[]) {
    super(message)
    this.names = names
  }
}
