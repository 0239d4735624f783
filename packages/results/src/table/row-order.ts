import { compareCodePoints } from '@eval/pystd'

/** A row's name and how deep in the tree of groups it stands, from 0. */
export interface PlacedRow {
  readonly name: string
  readonly depth: number
}

/**
 * The order of the rows: depth first through the groups, starting at those that are nobody's child, sorted by name at each
 * level; then, sorted, whatever belongs to no group.
 * @source lm_eval/utils.py `_build_hierarchy_info`, 0.4.13
 */
export function rowOrder(
  names: ReadonlySet<string>,
  children: ReadonlyMap<string, readonly string[]>,
): readonly PlacedRow[] {
  const depths = new Map<string, number>()
  const order: string[] = []
  const visit = (name: string, depth: number): void => {
    depths.set(name, depth)
    if (names.has(name)) order.push(name)
    for (const child of (children.get(name) ?? []).toSorted(compareCodePoints)) visit(child, depth + 1)
  }
  const everyChild = new Set([...children.values()].flat())
  for (const name of [...children.keys()].toSorted(compareCodePoints)) {
    if (!everyChild.has(name)) visit(name, 0)
  }
  for (const name of [...names].toSorted(compareCodePoints)) {
    if (!depths.has(name)) order.push(name)
  }
  // Parity: a member of two groups is listed twice, both times as deep as it was last found.
  return order.map((name) => ({ name, depth: depths.get(name) ?? 0 }))
}
