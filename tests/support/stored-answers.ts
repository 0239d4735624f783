import { existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningCommand } from './command.ts'

/** The store of answers of a run that writes to this folder. */
export function storeOf(outputFolder: string): string {
  return path.join(outputFolder, '.lmeval/responses.sqlite')
}

/** How many answers a store holds; 0 if there is none yet. */
export function storedAnswers(file: string): number {
  if (!existsSync(file)) return 0
  using database = new DatabaseSync(file, { readOnly: true })
  const tables = database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'responses'").get()
  if (tables?.['n'] !== 1) return 0
  return Number(database.prepare('SELECT count(*) AS n FROM responses').get()?.['n'])
}

/** Waits until a store holds so many answers. @throws if the run ends before that, with what it said */
export async function untilStored(command: RunningCommand, file: string, count: number): Promise<void> {
  let ended = false
  const watch = command.ended.then(() => (ended = true))
  while (quietly(() => storedAnswers(file)) < count) {
    if (ended) throw new Error(`ended before ${count} answers were stored:\n${command.stderr()}`)
    await Promise.race([sleep(5), watch])
  }
}

/** A store that is being made can be locked for a moment. */
function quietly(count: () => number): number {
  try {
    return count()
  } catch {
    return 0
  }
}
