import { titleCharacter } from './title-character.ts'

const CASED = /\p{Cased}/u

/** `text.lower()`: full Unicode mapping, with the final sigma. */
export function pyLower(text: string): string {
  return text.toLowerCase()
}

/** `text.upper()`: full Unicode mapping (`ß` → `SS`). */
export function pyUpper(text: string): string {
  return text.toUpperCase()
}

/** `text.capitalize()`: the first character in title case, the rest in lower case. */
export function pyCapitalize(text: string): string {
  const [first] = text
  // The rest is lowered in place of the whole, so that a sigma sees the letters before it.
  return first === undefined
    ? ''
    : titleCharacter(first) + text.toLowerCase().slice(first.toLowerCase().length)
}

/** `text.title()`: every character after an uncased one in title case, the others in lower case. */
export function pyTitle(text: string): string {
  const characters = Array.from(text)
  let afterCased = false
  let index = 0
  let out = ''
  for (const character of characters) {
    out += afterCased ? lowerInside(text, index, character) : titleCharacter(character)
    afterCased = CASED.test(character)
    index += character.length
  }
  return out
}

// A capital sigma is lowered by what stands around it; every other character by itself.
function lowerInside(text: string, index: number, character: string): string {
  if (character !== 'Σ') return character.toLowerCase()
  const before = text.slice(0, index).toLowerCase().length
  return text.toLowerCase().slice(before, before + 1)
}
