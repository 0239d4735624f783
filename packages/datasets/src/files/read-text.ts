import { DataError } from '@eval/core'
import { readBytes } from './read-bytes.ts'

/**
 * A whole UTF-8 file as text, without byte order mark.
 * @throws DataError if it cannot be read or is not UTF-8.
 */
export async function readText(path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of readBytes(path)) chunks.push(chunk)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    throw new DataError(`${path}: the text is not valid UTF-8.`, { cause: error })
  }
}
