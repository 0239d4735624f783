import type { PyValue } from '@eval/pystd'

/** One answer of a submission file, as far as it can be read. */
export interface SubmittedRecord {
  /** Position in `data.test`, from 0. */
  readonly number: number
  readonly outputs?: PyValue
  readonly meta?: PyValue
  /** Names of what it holds beside these two. */
  readonly otherFields: readonly string[]
  /** Equal for two records exactly when the service takes their ids for the same; absent without an id. */
  readonly key?: string
  /** The id for messages. */
  readonly id?: string
}
