import { SafeOutput, type WrittenFile } from './safe-output.ts'

/**
 * Writes a whole file so that it appears under its name only when complete and on the disk (a submission, a report); at
 * `fallback` if `path` cannot be written.
 * @throws OutputError if neither can be written
 */
export async function writeFileSafely(
  path: string,
  contents: string | Uint8Array,
  fallback?: string,
): Promise<WrittenFile> {
  await using output = new SafeOutput(path, fallback)
  await output.append(typeof contents === 'string' ? Buffer.from(contents) : contents)
  return output.commit()
}
