import { PyFloat, pyRepr, type PyValue } from '@eval/pystd'
import { UsageError } from '../errors/usage-error.ts'

function asNumber(value: PyValue): number {
  if (value instanceof PyFloat) return value.value
  if (typeof value === 'string') return value.trim() === '' ? Number.NaN : Number(value)
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? Number(value)
    : Number.NaN
}

/**
 * A generation argument as a number; texts that hold one count, as with Python's `int()` and `float()`.
 *
 * @param range what is allowed, for the message: "a number of at least 0".
 * @throws UsageError naming the argument, its value and what is allowed.
 */
export function generationNumber(
  name: string,
  value: PyValue,
  range: string,
  isAllowed: (number: number) => boolean,
): number {
  const number = asNumber(value)
  if (Number.isNaN(number) || !isAllowed(number)) {
    throw new UsageError(
      `The generation argument ${name} is ${pyRepr(value)}; it must be ${range}. ` +
        'Correct generation_kwargs in the task file, or --gen_kwargs.',
    )
  }
  return number
}
