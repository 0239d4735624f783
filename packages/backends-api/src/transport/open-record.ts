import { closeSync, openSync, writeSync } from 'node:fs'
import { UsageError } from '@eval/core'

/** A file that lines are appended to. */
export interface RecordFile extends Disposable {
  write(line: string): void
}

/** Opens a file for recorded exchanges; lines are appended at once. @throws UsageError if it cannot be written. */
export function openRecord(path: string): RecordFile {
  const file = open(path)
  return {
    write: (line) => void writeSync(file, `${line}\n`),
    [Symbol.dispose]: () => closeSync(file),
  }
}

function open(path: string): number {
  try {
    // Prompts and answers may be confidential.
    return openSync(path, 'a', 0o600)
  } catch (error) {
    throw new UsageError(`record=${path} cannot be written.`, { cause: error })
  }
}
