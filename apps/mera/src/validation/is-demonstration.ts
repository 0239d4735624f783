import type { Benchmark } from './benchmark.ts'
import type { CheckedClass } from './check-class.ts'

/**
 * Whether a submission answers the embedded sample: at least one class has exactly its records, and none has more.
 */
export async function isDemonstration(classes: readonly CheckedClass[], sample: Benchmark): Promise<boolean> {
  let whole = 0
  for (const { taskName, records } of classes) {
    if (records === undefined) continue
    const own = await sample.records(taskName)
    if (own === undefined || records.length > own.size) return false
    const keys = new Set(records.map(({ key }) => key))
    if (keys.size === own.size && [...own.keys()].every((key) => keys.has(key))) whole += 1
  }
  return whole > 0
}
