import type { PyValue } from '@eval/pystd'

/** The aggregate of a resample, given by the positions of the items that were drawn (`[number of items]`). */
export type ResampleStatistic = (drawn: Int32Array) => number

/** Makes one value of the values of all documents. */
export interface Aggregation {
  /** Its name in task files. */
  readonly name: string
  /** @throws DataError for values it is not made for, or none at all. */
  compute(values: readonly PyValue[]): PyValue
  /** How its standard error is found: a formula, bootstrap resamples, or not at all. */
  readonly standardError: ((values: readonly PyValue[]) => number) | 'bootstrap' | 'none'
  /** A faster way to compute many resamples of the same values; equal to `compute` of what was drawn. */
  resample?(values: readonly PyValue[]): ResampleStatistic
}
