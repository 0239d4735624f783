import type { TaskLibrary } from '@eval/core'
import { textsOf } from '../loading/shapes.ts'
import { listTaskFiles } from './list-task-files.ts'
import { readIndexValues, type ScanCache } from './read-index-values.ts'
import type { IndexValues } from './scan-task-file.ts'
import type { FileEntry, IndexEntry, TaskIndex } from './task-index.ts'

/** Files read at the same time. */
const CONCURRENT_READS = 64

interface ReadFile {
  readonly file: string
  readonly values: IndexValues
}

interface Draft {
  readonly entries: Map<string, IndexEntry>
  readonly warnings: string[]
}

/**
 * Looks through the task files of some libraries for names, tags and groups. A name of a later library takes the place of
 * the same name of an earlier one; inside a library the first file wins. A tag never takes the name of a task or group.
 * @throws UsageError if a library's folder cannot be read.
 * @source lm_eval/tasks/_index.py TaskIndex.build (0.4.13)
 */
export async function buildTaskIndex(libraries: readonly TaskLibrary[]): Promise<TaskIndex> {
  const draft: Draft = { entries: new Map(), warnings: [] }
  for (const library of libraries) {
    const own: Draft = { entries: new Map(), warnings: draft.warnings }
    for await (const { file, values } of readAll(await listTaskFiles(library.root), draft.warnings)) {
      addFile(values, file, library, own)
    }
    for (const entry of own.entries.values()) addEntry(entry, draft)
  }
  return draft
}

async function* readAll(files: readonly string[], warnings: string[]): AsyncGenerator<ReadFile> {
  const cache: ScanCache = new Map()
  for (let at = 0; at < files.length; at += CONCURRENT_READS) {
    const chunk = files.slice(at, at + CONCURRENT_READS)
    yield* (await Promise.all(chunk.map((file) => readOne(file, cache, warnings)))).filter(
      (read) => read !== undefined,
    )
  }
}

async function readOne(file: string, cache: ScanCache, warnings: string[]): Promise<ReadFile | undefined> {
  try {
    return { file, values: await readIndexValues(file, cache) }
  } catch (error) {
    warnings.push(`Task file ${file} is left out: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

function addFile(values: IndexValues, file: string, library: TaskLibrary, draft: Draft): void {
  const kind = values.class === undefined && typeof values.group === 'string' ? 'group' : 'task'
  const name = kind === 'group' ? values.group : values.task
  if (typeof name !== 'string') return
  const outputType = typeof values.output_type === 'string' ? { outputType: values.output_type } : {}
  const entry: FileEntry = { kind, name, file, library, ...outputType }
  const known = draft.entries.get(name)
  if (known) {
    if (kind === 'task')
      draft.warnings.push(`Task ${name} of ${file} is left out: ${describe(known)} has its name.`)
    return
  }
  draft.entries.set(name, entry)
  if (kind === 'task') for (const tag of textsOf(values.tag)) addTag(tag, [name], draft)
}

function addEntry(entry: IndexEntry, draft: Draft): void {
  if (entry.kind === 'tag') return addTag(entry.name, entry.tasks, draft)
  const known = draft.entries.get(entry.name)
  if (known) draft.warnings.push(`${describe(entry)} takes the place of ${describe(known)}.`)
  draft.entries.set(entry.name, entry)
}

function addTag(name: string, tasks: readonly string[], draft: Draft): void {
  const known = draft.entries.get(name)
  if (known && known.kind !== 'tag') return
  draft.entries.set(name, { kind: 'tag', name, tasks: [...new Set([...(known?.tasks ?? []), ...tasks])] })
}

function describe(entry: IndexEntry): string {
  return entry.kind === 'tag' ? `tag ${entry.name}` : `${entry.kind} ${entry.name} (${entry.file})`
}
