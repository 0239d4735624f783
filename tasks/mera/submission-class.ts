/**
 * How an answer stands in a submission: `choice` and `text`: the answer itself; `use`: with exercise and variant beside the id;
 * `rudetox`: the text after its scores; `ruethics`: once for each of five criteria; `code`: what the calls of all programs
 * returned; `rutie`: with dialogue and question in place of an id.
 */
export type SubmissionAnswer = 'choice' | 'text' | 'use' | 'rudetox' | 'ruethics' | 'code' | 'rutie'

/** One file of a submission. */
export interface SubmissionClass {
  /** Name of the file, without `.json`. */
  readonly name: string
  readonly answer: SubmissionAnswer
  /**
   * The answers to choose from, in the order in which they are scored. Absent in tasks that generate in both modes; they
   * have no `_gen` twin, and their logs belong to submissions of either mode.
   */
  readonly choices?: readonly string[]
}
