import { sqliteFailure } from './sqlite-failure.ts'

/** Why a store could not be written, in a few words. */
export function reason(error: unknown): string {
  if (sqliteFailure(error) === 'full') return 'the disk is full'
  return error instanceof Error ? error.message : String(error)
}
