import { compareCodePoints, dictKeys, hashKey, isDict, PyError, PyTuple, type PyValue } from '@eval/pystd'
import type { GenerationOptions } from '../request.ts'

/** `tuple(value)` for what Python can iterate over, else the value itself. */
function tupled(value: PyValue): PyValue {
  if (typeof value === 'string' || value instanceof Uint8Array || value instanceof Set)
    return new PyTuple(Array.from<PyValue>(value))
  if (Array.isArray(value)) return new PyTuple(value)
  return isDict(value) ? new PyTuple(dictKeys(value)) : value
}

/**
 * Key by which generation requests are grouped into batches.
 *
 * Parity: `"\n"` and `["\n"]` are one group, so are 1, 1.0 and true; of a nested dict only the keys count, and a list that
 * holds lists or dicts makes only the *names* of the arguments count. A batch of this key may therefore hold
 * requests whose arguments differ: send each with its own.
 * @source lm_eval/models/utils.py (0.4.13), `Collator.group`
 */
export function generationGroupKey(generation: GenerationOptions): string {
  const entries = Object.entries(generation)
  const sorted = entries.toSorted(([a], [b]) => compareCodePoints(a, b))
  try {
    return hashKey(new PyTuple(sorted.map(([name, value]) => new PyTuple([name, tupled(value)]))))
  } catch (error) {
    if (error instanceof PyError) return hashKey(new PyTuple(entries.map(([name]) => name)))
    throw error
  }
}
