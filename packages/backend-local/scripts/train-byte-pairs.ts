/** Splits text as GPT-2's tokenizer does before pairs are merged. */
const PIECES = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu

/** Printable characters that stand for the 256 bytes in vocabularies of byte-level tokenizers. */
export function byteCharacters(): readonly string[] {
  const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++))
}

/**
 * Learns byte-pair merges: the most frequent pair first, on ties the one that sorts first.
 *
 * @param count how many merges.
 */
export function trainBytePairs(
  lines: readonly string[],
  count: number,
): readonly (readonly [string, string])[] {
  const words = countWords(lines)
  const merges: (readonly [string, string])[] = []
  while (merges.length < count) {
    const best = mostFrequentPair(words)
    if (best === undefined) break
    merges.push(best)
    for (const word of words) merge(word.parts, best)
  }
  return merges
}

interface Word {
  readonly parts: string[]
  readonly count: number
}

function countWords(lines: readonly string[]): readonly Word[] {
  const characters = byteCharacters()
  const counts = new Map<string, number>()
  for (const line of lines)
    for (const [piece] of line.matchAll(PIECES)) counts.set(piece, (counts.get(piece) ?? 0) + 1)
  return [...counts].map(([piece, count]) => {
    const parts = [...new TextEncoder().encode(piece)].map((byte) => characters[byte] ?? '')
    return { parts, count }
  })
}

function mostFrequentPair(words: readonly Word[]): readonly [string, string] | undefined {
  const counts = new Map<string, number>()
  for (const { parts, count } of words) {
    for (let index = 1; index < parts.length; index += 1) {
      const pair = `${parts[index - 1]} ${parts[index]}`
      counts.set(pair, (counts.get(pair) ?? 0) + count)
    }
  }
  let best: string | undefined
  let most = 1
  for (const [pair, count] of counts) {
    if (count > most || (count === most && best !== undefined && pair < best)) [best, most] = [pair, count]
  }
  const [left, right] = best?.split(' ') ?? []
  return left === undefined || right === undefined ? undefined : [left, right]
}

function merge(parts: string[], [left, right]: readonly [string, string]): void {
  for (let index = 0; index + 1 < parts.length; index += 1) {
    if (parts[index] === left && parts[index + 1] === right) parts.splice(index, 2, left + right)
  }
}
