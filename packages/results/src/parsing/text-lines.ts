import { DataError } from '@eval/core'

/** Text or UTF-8 bytes in pieces cut anywhere. */
export type TextChunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/**
 * The lines of a text, split at `\n` alone (JSON text holds U+2028 and others raw); the last one may lack its line break.
 * @throws DataError naming `source` where bytes are not UTF-8
 */
export async function* textLines(
  chunks: TextChunks,
  source: string,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // Pieces of the line that is still open: joined once, for a line may be many chunks long.
  const open: string[] = []
  for await (const chunk of chunks) {
    const [first = '', ...lines] = decoded(decoder, chunk, source).split('\n')
    open.push(first)
    for (const line of lines) {
      yield open.splice(0).join('')
      open.push(line)
    }
  }
  const rest = open.join('') + decoded(decoder, undefined, source)
  if (rest !== '') yield rest
}

function decoded(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: string | Uint8Array | undefined,
  source: string,
): string {
  if (typeof chunk === 'string') return chunk
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch (cause) {
    throw new DataError(`${source} is not UTF-8 text; save it as UTF-8.`, { cause })
  }
}
