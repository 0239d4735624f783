import type { DatabaseSync } from 'node:sqlite'
import { sqliteFailure } from './sqlite-failure.ts'

const attempts = 200
const pause = 50

/**
 * Turns the write-ahead log on, so that readers and a writer do not wait for each other. False where the file system
 * cannot (no shared memory, as on network folders): the database then keeps its rollback journal.
 */
export function useWriteAheadLog(database: DatabaseSync): boolean {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'] === 'wal'
    } catch (error) {
      // SQLite does not wait by itself when two processes switch a new file at the same time.
      if (sqliteFailure(error) !== 'busy' || attempt === attempts) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}
