/** True for one UTF-16 unit that `str.isspace`, `str.strip()` and `\s` take for white space (29 code points; not U+FEFF). */
export function isSpaceCode(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31)
  if (code < 0x2000) return code === 0x85 || code === 0xa0 || code === 0x1680
  if (code <= 0x200a) return true
  return code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000
}

/** `text.isspace()`: false for the empty string. */
export function isSpace(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (!isSpaceCode(text.charCodeAt(index))) return false
  return text.length > 0
}
