import type { Doc } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'

/**
 * Post-processes the answers of a whole task: one entry per document in, one entry per document out. An entry begins as the
 * list of the document's answers; a filter such as `take_first` makes a single value of it.
 *
 * @source lm_eval/api/filter.py (0.4.13), `Filter`
 */
export type Filter = (entries: readonly PyValue[], docs: readonly Doc[]) => readonly PyValue[]

/** One line of a task's `filter_list`: the name of a filter and its options. */
export interface FilterStep {
  readonly function: string
  readonly kwargs?: PyRecord
}

/** Makes a {@link Filter} from its options. @throws UsageError for an option that is missing or of the wrong type. */
export type FilterFactory = (options: PyRecord) => Filter
