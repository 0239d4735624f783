/** A broken promise of an implementation under test. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError'
}

/** @throws ConformanceError unless `condition` holds. */
export function expectThat(condition: boolean, violation: string): asserts condition {
  if (!condition) throw new ConformanceError(violation)
}

function plain(_: string, part: unknown): unknown {
  if (typeof part === 'number' && !Number.isFinite(part)) return String(part)
  const isTyped = part instanceof Int32Array || part instanceof Float32Array || part instanceof Uint8Array
  return isTyped ? Array.from(part) : part
}

const text = (value: unknown): string => JSON.stringify(value, plain) ?? String(value)

/** @throws ConformanceError unless both have the same JSON form (typed arrays as arrays, NaN and infinities by name). */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  expectThat(text(actual) === text(expected), `${what}: expected ${text(expected)}, got ${text(actual)}`)
}

/** @throws ConformanceError unless the numbers differ by at most `tolerance`. */
export function expectClose(actual: number, expected: number, tolerance: number, what: string): void {
  const close = actual === expected || Math.abs(actual - expected) <= tolerance
  expectThat(close, `${what}: expected ${expected} ± ${tolerance}, got ${actual}`)
}

/** @throws ConformanceError unless `action` rejects. @returns what it rejected with. */
export async function expectRejection(action: () => Promise<unknown>, what: string): Promise<unknown> {
  try {
    await action()
  } catch (error) {
    return error
  }
  throw new ConformanceError(`${what}: expected an error, but there was none`)
}
