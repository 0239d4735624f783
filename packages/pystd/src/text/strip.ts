import { isSpaceCode } from './space.ts'

/** `text.strip(chars)`: white space as Python sees it, or any of the given code points, off both ends. */
export function pyStrip(text: string, chars?: string): string {
  return pyRstrip(pyLstrip(text, chars), chars)
}

/** `text.lstrip(chars)`. */
export function pyLstrip(text: string, chars?: string): string {
  if (chars !== undefined) {
    const drop = new Set(chars)
    const characters = Array.from(text)
    const start = characters.findIndex((character) => !drop.has(character))
    return start < 0 ? '' : characters.slice(start).join('')
  }
  let start = 0
  while (start < text.length && isSpaceCode(text.charCodeAt(start))) start++
  return text.slice(start)
}

/** `text.rstrip(chars)`. */
export function pyRstrip(text: string, chars?: string): string {
  if (chars !== undefined) {
    const drop = new Set(chars)
    const characters = Array.from(text)
    return characters.slice(0, characters.findLastIndex((character) => !drop.has(character)) + 1).join('')
  }
  let end = text.length
  while (end > 0 && isSpaceCode(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}
