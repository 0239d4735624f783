/** A stored value as bytes. @throws Error if hyparquet hands out anything else: the file contradicts its schema. */
export function storedBytes(raw: unknown): Uint8Array {
  if (raw instanceof Uint8Array) return raw
  throw unexpected(raw, 'bytes')
}

/** A stored integer; decimals may be stored as bytes. */
export function storedInteger(raw: unknown): bigint {
  if (typeof raw === 'bigint') return raw
  if (typeof raw === 'number') return BigInt(raw)
  throw unexpected(raw, 'an integer')
}

/** A stored number of at most 32 bits, or a float. */
export function storedNumber(raw: unknown): number {
  if (typeof raw === 'number') return raw
  throw unexpected(raw, 'a number')
}

/** The items of a list. */
export function storedList(raw: unknown): readonly unknown[] {
  if (Array.isArray(raw)) return raw
  throw unexpected(raw, 'a list')
}

function unexpected(raw: unknown, wanted: string): Error {
  return new Error(`a value is ${raw === null ? 'null' : typeof raw} where the schema says ${wanted}`)
}
