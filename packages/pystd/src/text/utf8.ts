import { PyError } from '../error/py-error.ts'

const encoder = new TextEncoder()

/**
 * `text.encode("utf-8")`.
 * @throws PyError 'UnicodeEncodeError' for a text with a lone surrogate, which UTF-8 cannot carry
 */
export function encodeUtf8(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text)
  const characters = Array.from(text)
  const position = characters.findIndex((character) => !character.isWellFormed())
  const code = (characters[position] ?? '').charCodeAt(0).toString(16)
  const message = `'utf-8' codec can't encode character '\\u${code}' in position ${position}: surrogates not allowed`
  throw new PyError('UnicodeEncodeError', message)
}
