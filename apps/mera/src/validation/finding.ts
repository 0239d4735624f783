/**
 * An `error` costs the class its score (or, in logs, its place in public); a `warning` is accepted by the service, and still
 * wrong; a `note` costs nothing: an answer of the model that can only count as
 * wrong, records in another order, logs without a results file.
 */
export type Severity = 'error' | 'warning' | 'note'

/** Something that is wrong with a submission. */
export interface Finding {
  readonly severity: Severity
  /** The scoring service's code where it has one, see `serviceComments`; else a word of our own. */
  readonly code: string
  /** Path inside the submission. */
  readonly file: string
  /** Name of the class that it costs the score. */
  readonly className?: string
  /** Position in `data.test`, from 0: the service's `example_number`. */
  readonly record?: number
  /** The record's id; of a turn of ruTiE `dialog_id:0;question_id:12`. */
  readonly id?: string
  /** The ids that are missing. */
  readonly ids?: readonly string[]
  /** Where in the record, `outputs.law`. */
  readonly field?: string
  /** What is wrong and what to do. */
  readonly message: string
}
