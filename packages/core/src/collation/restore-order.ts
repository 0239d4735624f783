/**
 * Puts answers back into request order: `answers[i]` belongs to request `order[i]`.
 *
 * @throws RangeError unless `order` names each of 0…n-1 exactly once, with one answer each.
 * @source lm_eval/models/utils.py (0.4.13), `Collator.get_original`
 */
export function restoreOrder<T>(order: readonly number[], answers: readonly T[]): T[] {
  if (order.length !== answers.length) {
    throw new RangeError(`${answers.length} answers for ${order.length} requests`)
  }
  const restored = new Map(order.map((index, position) => [index, answers.slice(position, position + 1)]))
  return order.flatMap((_, index) => {
    const answer = restored.get(index)
    if (!answer) throw new RangeError(`no answer for request ${index}`)
    return answer
  })
}
