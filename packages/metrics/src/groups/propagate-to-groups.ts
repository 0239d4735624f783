/** A group and the names of its direct children. */
export interface GroupChildren {
  readonly name: string
  readonly children: readonly string[]
}

/** Direction by metric; null where the tasks of a group disagree. */
export type HigherIsBetter = Readonly<Record<string, boolean | null>>

/**
 * Adds the groups' directions to those of the tasks: what their direct children say.
 *
 * Parity: groups are visited in the given order, so a group that stands before its subgroups learns nothing from them.
 *
 * @source lm_eval/evaluator_utils.py (0.4.13), `_propagate_higher_is_better`
 */
export function propagateHigherIsBetter(
  groups: readonly GroupChildren[],
  tasks: Readonly<Record<string, HigherIsBetter>>,
  onWarning: (message: string) => void,
): Readonly<Record<string, HigherIsBetter>> {
  const all: Record<string, HigherIsBetter> = { ...tasks }
  for (const { name, children } of groups) {
    const directions: Record<string, boolean | null> = {}
    for (const [metric, higher] of children.flatMap((child) => Object.entries(all[child] ?? {}))) {
      if (!(metric in directions)) directions[metric] = higher
      else if (directions[metric] !== null && directions[metric] !== higher) {
        onWarning(
          `Higher_is_better values for metric ${metric} in group ${name} are not consistent. Defaulting to None.`,
        )
        directions[metric] = null
      }
    }
    if (Object.keys(directions).length > 0) all[name] = directions
  }
  return all
}

/**
 * Adds the groups' numbers of few-shot examples to those of the tasks, where all direct children agree.
 *
 * Parity: in the given order, as above.
 *
 * @source lm_eval/evaluator_utils.py (0.4.13), `_propagate_num_fewshot`
 */
export function propagateNumFewshot(
  groups: readonly GroupChildren[],
  tasks: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const all: Record<string, number> = { ...tasks }
  for (const { name, children } of groups) {
    const numbers = new Set(children.flatMap((child) => all[child] ?? []))
    const [only] = numbers
    if (numbers.size === 1 && only !== undefined) all[name] = only
  }
  return all
}
