const NOT_PRINTABLE = /[[\p{C}\p{Z}]--[ ]]/v

/** `character.isprintable()` of one code point: false for control, format, surrogate, private, unassigned and separators but space. */
export function isPrintableCharacter(character: string): boolean {
  return !NOT_PRINTABLE.test(character)
}

/** `text.isprintable()`: true for the empty string. */
export function isPrintable(text: string): boolean {
  return !NOT_PRINTABLE.test(text)
}
