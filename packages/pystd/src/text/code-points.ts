/** `len(text)`: the number of code points (a lone surrogate counts as one). */
export function codePointLength(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length--
      index++
    }
  }
  return length
}

/** `text[start:end]` in code points; negative positions count from the end. */
export function codePointSlice(text: string, start: number, end?: number): string {
  return Array.from(text).slice(start, end).join('')
}

/** Compares as Python's `<` on strings does: by code point. Negative, zero or positive, for `sort`. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const x = a.charCodeAt(index)
    const y = b.charCodeAt(index)
    if (x !== y) return order(x) - order(y)
  }
  return a.length - b.length
}

// Surrogates stand for code points above every other unit, so U+E000…U+FFFF must sort before them.
function order(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit
}
