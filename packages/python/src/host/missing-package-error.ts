import { PrerequisiteError } from '@eval/core'

/** A helper needs packages that its Python does not have. */
export class MissingPackageError extends PrerequisiteError {
  /** What to ask an index for: names of distributions. Empty where a part of a stand-in is missing. */
  readonly packages: readonly string[]

  constructor(message: string, packages: readonly string[]) {
    super(message)
    this.packages = packages
  }
}

/** By what it holds: `./host` and `./cpython` are built apart, each with a class of its own. */
export function isMissingPackage(error: unknown): error is MissingPackageError {
  return error instanceof PrerequisiteError && 'packages' in error
}
