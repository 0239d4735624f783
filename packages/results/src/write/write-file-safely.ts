import { SafeOutput, type WrittenFile } from './safe-output.ts'

/**
 * Writes a whole file so that it appears under its name only when complete and on the disk (a submission, a report); at
 * `fallback` if `path` cannot be written. Contents come whole, or piece by piece.
 * @throws OutputError if neither can be written
 */
export async function writeFileSafely(
  path: string,
  contents: string | Uint8Array | AsyncIterable<Uint8Array>,
  fallback?: string,
): Promise<WrittenFile> {
  await using output = new SafeOutput(path, fallback)
  for await (const bytes of piecesOf(contents)) await output.append(bytes)
  return await output.commit()
}

function piecesOf(
  contents: string | Uint8Array | AsyncIterable<Uint8Array>,
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  if (typeof contents === 'string') return [Buffer.from(contents)]
  return contents instanceof Uint8Array ? [contents] : contents
}
