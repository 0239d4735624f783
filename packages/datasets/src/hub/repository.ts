import { DataError, type EvalError, ModelError, UsageError } from '@eval/core'

export type RepositoryType = 'model' | 'dataset'

/** A repository of the hub. */
export interface Repository {
  readonly type: RepositoryType
  /** `org/name`, or `name` for the oldest ones. */
  readonly id: string
  /** Branch, tag or commit; default `main`. */
  readonly revision?: string
}

const ID = /^[\w.-]+(?:\/[\w.-]+)?$/

/** @throws UsageError unless the id has the form `org/name` or `name`. */
export function requireRepositoryId(id: string): void {
  const valid = ID.test(id) && id.length <= 96 && !/--|\.\.|^[-.]|[-.]$|\.git$/.test(id)
  if (!valid) throw new UsageError(`"${id}" is no name of a hub repository; names have the form org/name.`)
}

/** The wanted revision. @throws UsageError if it could not be a git revision. */
export function revisionOf(repository: Repository): string {
  const revision = repository.revision || 'main'
  const valid = !/[\s~^:?*[\\]|\.\.|^\/|\/$|\/\//.test(revision)
  if (valid) return revision
  throw new UsageError(`"${revision}" is no revision of ${repository.id}; give a branch, tag or commit.`)
}

/** True for a full commit hash, which never moves. */
export function isCommit(revision: string): boolean {
  return /^[0-9a-f]{40}$/.test(revision)
}

/** The error class for a repository whose files are missing: ModelError or DataError. */
export function repositoryError(repository: Repository, message: string): EvalError {
  return repository.type === 'model' ? new ModelError(message) : new DataError(message)
}

/** `model org/name`, with the revision if it is not the default. */
export function describeRepository({ type, id, revision }: Repository): string {
  return `${type} ${id}${revision === undefined || revision === 'main' ? '' : ` (revision ${revision})`}`
}
