/** Remembers the tail of one growing generation and says when a stop string has appeared in it. */
export interface StopChecker {
  /** Takes the next token. True once the decoded text holds a stop string. */
  push(token: number): boolean
}

/**
 * Characters decoded before the longest stop string. They absorb what decoding from the middle of a text changes at its
 * start: half of a multi-byte character, a leading space.
 */
const MARGIN = 16

/**
 * Watches one generation for stop strings. Only new tokens are looked at, never the prompt; each step decodes a short
 * tail, not the whole text. An empty stop string fires at the first token.
 *
 * @param decode token ids → text, special tokens kept: the end-of-text string is a stop string like the others.
 * @source lm_eval/models/utils_hf.py (0.4.13), `MultiTokenEOSCriteria`, which looks at the last tokens of the stop
 *   string's own token count plus 2
 */
export function createStopChecker(
  decode: (tokens: readonly number[]) => string,
  until: readonly string[],
): StopChecker {
  const enough = Math.max(0, ...until.map((stop) => stop.length)) + MARGIN
  let tail: number[] = []
  return {
    push(token) {
      if (until.length === 0) return false
      tail.push(token)
      const text = decode(tail)
      if (until.some((stop) => text.includes(stop))) return true
      // Halving keeps the cost of a step bounded: the tail never holds more than about twice what is needed.
      if (text.length >= 2 * enough) tail = shortest(decode, tail, enough)
      return false
    },
  }
}

/** The later half of the tail, as long as it still decodes to enough characters. */
function shortest(decode: (tokens: readonly number[]) => string, tail: number[], enough: number): number[] {
  const half = tail.slice(tail.length >> 1)
  return decode(half).length >= enough ? half : tail
}
