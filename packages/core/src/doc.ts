import type { PyRecord, PyValue } from '@eval/pystd'

/** One record of a dataset: field name → value, in the dataset's column order, with ints and floats kept apart. */
export type Doc = PyRecord

/** The value of one field of a {@link Doc}. */
export type DocValue = PyValue
