import { DataError } from '@eval/core'

/** A source does not have the wanted dataset; another source may. Everything else that goes wrong is a plain DataError. */
export class DatasetNotFoundError extends DataError {
  /** Where was looked, and what is there instead: one line each. */
  readonly looked: readonly string[]
  constructor(message: string, looked: readonly string[]) {
    super(message)
    this.looked = looked
  }
}
