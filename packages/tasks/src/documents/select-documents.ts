import { UsageError } from '@eval/core'

/** Which documents of the evaluated split a run takes. At most one of the two. */
export interface DocumentSelection {
  /** 1 or more: that many from the start (a fraction is cut off); below 1: this share of all, rounded up. */
  readonly limit?: number
  /** Positions in the evaluated split, from 0; none listed means all. */
  readonly samples?: readonly number[]
}

/** A selected document: its position in the split, and the number its log line shows. */
export interface SelectedPosition {
  readonly position: number
  /**
   * The n-th selected document shows the n-th listed number. Parity: lm_eval sorts the documents but not the list, so the
   * numbers are wrong for lists that are not ascending.
   */
  readonly loggedId: number
}

/**
 * The positions to evaluate, ascending.
 * @param total - Number of documents in the split.
 * @throws UsageError for a limit that is not a positive number, for samples outside the split, and for both together.
 * @source lm_eval/evaluator_utils.py get_sample_size, lm_eval/api/task.py doc_iterator (0.4.13)
 */
export function selectDocuments(total: number, selection: DocumentSelection): SelectedPosition[] {
  const { limit, samples } = selection
  if (limit !== undefined && samples !== undefined)
    throw new UsageError('Give either --limit or --samples, not both.')
  if (samples !== undefined && samples.length > 0) return selectSamples(total, samples)
  const end = limit === undefined ? total : Math.min(total, limitCount(total, limit))
  return Array.from({ length: end }, (_, position) => ({ position, loggedId: position }))
}

function limitCount(total: number, limit: number): number {
  if (!(limit > 0))
    throw new UsageError(`--limit ${limit}: the limit must be above 0 (a count, or a share below 1).`)
  return limit < 1 ? Math.ceil(total * limit) : Math.trunc(limit)
}

function selectSamples(total: number, samples: readonly number[]): SelectedPosition[] {
  const wrong = samples.find((position) => !Number.isInteger(position) || position < 0 || position >= total)
  if (wrong !== undefined) {
    throw new UsageError(
      `--samples: ${wrong} is not the number of a document; there are ${total}, from 0 to ${total - 1}.`,
    )
  }
  const positions = [...new Set(samples)].sort((a, b) => a - b)
  return positions.map((position, index) => ({ position, loggedId: samples[index] ?? position }))
}
