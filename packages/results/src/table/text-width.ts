import { eastAsianWidth } from 'get-east-asian-width'

/** Text of which each character takes one column; looked for first, since most texts are. */
const NARROW = /^[ -~]*$/

/**
 * Columns a text takes in a terminal as pytablewriter counts them: 2 for East Asian wide and full-width code points, 1 for
 * everything else, combining marks included.
 * @source dataproperty/_function.py `calc_ascii_char_width`, 1.1.0
 */
export function textWidth(text: string): number {
  if (NARROW.test(text)) return text.length
  let width = 0
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0)
  return width
}
