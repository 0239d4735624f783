import path from 'node:path'
import type { TaskLibrary } from '@eval/core'
import { cachedScan } from './cached-scan.ts'
import type { LibraryScan } from './library-scan.ts'
import type { FileEntry, IndexEntry, TaskIndex } from './task-index.ts'

/** How an index is made. */
export interface TaskIndexSettings {
  /** Folder that keeps what was found, so that the next time is quick. Absent: nothing is kept. */
  readonly cacheFolder?: string
}

/** Names that are listed one by one. */
const SHOWN_NAMES = 3

interface Draft {
  readonly entries: Map<string, IndexEntry>
  readonly warnings: string[]
}

/**
 * Looks through the task files of some libraries for names, tags and groups. A name of a later library takes the place of
 * the same name of an earlier one, tags as a whole; inside a library the first file wins. A tag never takes the name of a
 * task or group.
 * @throws UsageError if a library's folder cannot be read.
 * @source lm_eval/tasks/_index.py TaskIndex.build (0.4.13)
 */
export async function buildTaskIndex(
  libraries: readonly TaskLibrary[],
  { cacheFolder }: TaskIndexSettings = {},
): Promise<TaskIndex> {
  const index = { entries: new Map<string, IndexEntry>(), libraries, warnings: [] as string[] }
  for (const library of libraries) {
    const own = namedEntries(await cachedScan(library, cacheFolder), library)
    index.warnings.push(...own.warnings)
    const replaced: (readonly [IndexEntry, IndexEntry])[] = []
    for (const [name, entry] of own.entries) {
      const known = index.entries.get(name)
      if (known) replaced.push([entry, known])
      index.entries.set(name, entry)
    }
    index.warnings.push(...replacements(library, replaced))
  }
  return index
}

/** A library that holds a whole other one is worth one sentence, not one for each name. */
function replacements(
  { root }: TaskLibrary,
  replaced: readonly (readonly [IndexEntry, IndexEntry])[],
): readonly string[] {
  if (replaced.length <= SHOWN_NAMES)
    return replaced.map(([entry, known]) => `${describe(entry)} takes the place of ${describe(known)}.`)
  const names = replaced.slice(0, SHOWN_NAMES).map(([{ name }]) => name)
  return [
    `${replaced.length} names of ${root} take the place of others: ${names.join(', ')}, and ${replaced.length - SHOWN_NAMES} more.`,
  ]
}

function namedEntries(scan: LibraryScan, library: TaskLibrary): Draft {
  const entries = new Map<string, IndexEntry>()
  const warnings = [...scan.warnings]
  const tags = new Map<string, Set<string>>()
  // As Python joins paths: nothing before the names in the working folder itself.
  const above = path.join(library.root, path.sep).replace(/^\.[/\\]$/, '')
  for (const { kind, name, file, tags: own, outputType } of scan.entries) {
    const entry: FileEntry = {
      kind,
      name,
      file: above + file,
      library,
      ...(outputType === undefined ? {} : { outputType }),
    }
    const known = entries.get(name)
    if (known && entry.kind === 'task')
      warnings.push(`Task ${entry.name} of ${entry.file} is left out: ${describe(known)} has its name.`)
    if (known) continue
    entries.set(entry.name, entry)
    for (const tag of own) addTag(tag, entry.name, tags, entries)
  }
  for (const [name, tasks] of tags) entries.set(name, { kind: 'tag', name, tasks: [...tasks] })
  return { entries, warnings }
}

function addTag(tag: string, task: string, tags: Map<string, Set<string>>, entries: Draft['entries']): void {
  const tasks = tags.get(tag)
  if (tasks) tasks.add(task)
  if (tasks || entries.has(tag)) return
  tags.set(tag, new Set([task]))
  // Keeps the tag's place among the names, and its name from later files.
  entries.set(tag, { kind: 'tag', name: tag, tasks: [task] })
}

function describe(entry: IndexEntry): string {
  return entry.kind === 'tag' ? `tag ${entry.name}` : `${entry.kind} ${entry.name} (${entry.file})`
}
