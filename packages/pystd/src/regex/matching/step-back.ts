/** The position (UTF-16) of the character before a position that is not 0. */
export function stepBack(text: string, at: number): number {
  const pair =
    at > 1 && (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 2) & 0xfc00) === 0xd800
  return at - (pair ? 2 : 1)
}
