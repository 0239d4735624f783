import type { Doc } from '@eval/core'
import type { PreparedField } from './prepared-fields.ts'

/**
 * Prepares documents for all fields, one field after the other, and gives them as the fields left them. Parity: Python
 * hands each function the same document, so what one changes in it the next one sees, and the samples file shows.
 */
export async function prepareFields(
  fields: readonly PreparedField[],
  docs: readonly Doc[],
): Promise<readonly Doc[]> {
  let current = docs
  for (const field of fields) {
    const changed = await field.prepare(current)
    if (changed.size === 0) continue
    for (const [before, after] of changed) for (const each of fields) each.replace(before, after)
    current = current.map((doc) => changed.get(doc) ?? doc)
  }
  return current
}
