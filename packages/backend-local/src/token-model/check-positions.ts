import { ModelError } from '@eval/core'

/**
 * @param length tokens of an input.
 * @param positions most tokens that the model has positions for; undefined: any number.
 * @throws ModelError if the model has no position for the last ones.
 */
export function checkPositions(length: number, positions: number | undefined): void {
  if (positions === undefined || length <= positions) return
  throw new ModelError(
    `A text of ${length} tokens is too long for the model: it has learned ${positions} positions. Set max_length to ${positions} or less.`,
  )
}
