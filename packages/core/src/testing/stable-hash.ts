/** A whole number below 2^32 that depends on nothing but the arguments (FNV-1a with a final mix). For fakes and tests. */
export function stableHash(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    const text = `${part}\u0000`
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The items in another order, always the same for the same seed. */
export function stableShuffle<T>(items: readonly T[], seed: string | number): T[] {
  return items
    .map((item, index) => ({ item, key: stableHash(seed, index) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}
