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
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoded(decoder, chunk, source)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoded(decoder, undefined, source)
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
