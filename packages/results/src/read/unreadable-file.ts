import { DataError } from '@eval/core'

/** An error of the file system as a {@link DataError} naming the file; any other error as it is. */
export function unreadableFile(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error
  return new DataError(`${file} cannot be read: ${error.message}. Check the path.`, { cause: error })
}
