import path from 'node:path'
import type { TaskLibrary } from '@eval/core'
import { type PythonChoices, taskPython, terminalProgress } from '@eval/harness'
import { type CommandContext, standardError } from '@eval/harness/command-line'
import { writeFileSafely } from '@eval/results/write'
import {
  buildTaskIndex,
  checkConformance,
  type FileEntry,
  selectTasks,
  type TaskConformance,
  type TaskIndex,
  UnknownTaskError,
} from '@eval/tasks'
import { addedLibraries } from '../library/added-libraries.ts'
import { knownLibraries } from '../library/known-libraries.ts'
import { REFERENCE_VERSION } from '../library/library-source.ts'
import { packageStore } from '../library/package-store.ts'
import { toolFolders } from '../library/tool-folders.ts'
import { conformanceJson } from './conformance-json.ts'
import { type ConformanceSummary, conformanceSummary } from './conformance-summary.ts'
import { summaryText } from './summary-text.ts'

/** What the command line asks for. */
export interface ConformanceRun {
  /** Of `--tasks`; undefined: every task of the libraries that were added, and of the folder. */
  readonly words: readonly string[] | undefined
  readonly includePath: string | undefined
  /** JSON in full. */
  readonly file: string | undefined
  /** Import Python functions that have no port. */
  readonly python: boolean
  /** Packages and another Python for those. */
  readonly choices: PythonChoices
}

/** Checks tasks, prints a summary, and returns the exit code. */
export async function runConformance(run: ConformanceRun, { signal }: CommandContext): Promise<number> {
  const known = await knownLibraries(process.env)
  const { cacheFolder } = known
  const libraries = await librariesOf(run, known.libraries)
  const index = await buildTaskIndex(libraries, { cacheFolder })
  const entries = await wantedEntries(run, index, known.hint)
  const progress = terminalProgress({ stream: standardError, now: () => performance.now() })
  const found: TaskConformance[] = []
  const environment = process.env
  await using python = taskPython({
    choices: run.choices,
    roots: libraries.map(({ root }) => path.resolve(root)),
    cacheFolder,
    packages: packageStore({ environment, signal }),
    environment,
    progress,
    signal,
  })
  await python.prepare()
  const settings = { only: (entry: FileEntry) => entries.has(entry) }
  for await (const one of checkConformance(
    index,
    run.python ? { ...settings, python: () => python.open() } : settings,
  )) {
    signal.throwIfAborted()
    found.push(one)
    progress.progress({ phase: 'checking', done: found.length, total: entries.size, unit: 'tasks' })
  }
  progress.close()
  const summary = conformanceSummary(found)
  if (run.file !== undefined) await writeFileSafely(path.resolve(run.file), conformanceJson(summary, found))
  process.stdout.write(`${summaryText(summary)}\n`)
  return exitCodeOf(summary)
}

/** Names that are asked for may be of any library; without names, those of added libraries are meant. */
async function librariesOf(
  { words, includePath }: ConformanceRun,
  all: readonly TaskLibrary[],
): Promise<readonly TaskLibrary[]> {
  const included = includePath === undefined ? [] : [{ root: includePath, ports: {}, strategies: {} }]
  const wanted = words === undefined ? await addedLibraries(toolFolders(process.env)) : all
  if (wanted.length + included.length > 0) return [...wanted, ...included]
  throw new UnknownTaskError(
    `No library of tasks was added. \`lmeval tasks add lm-eval@${REFERENCE_VERSION}\` adds that of lm_eval (so does --yes); --include_path names a folder.`,
    [],
  )
}

/** The tasks and groups that are to be looked at. */
async function wantedEntries(
  { words }: ConformanceRun,
  index: TaskIndex,
  hint: string,
): Promise<ReadonlySet<FileEntry>> {
  const all = [...index.entries.values()].filter((entry) => entry.kind !== 'tag')
  if (words === undefined) return new Set(all)
  const { tasks, groups } = await selectTasks(words, index, { hint })
  const names = new Set([...groups.keys(), ...[...tasks.values()].map(({ entry }) => entry.name)])
  return new Set(all.filter(({ name }) => names.has(name)))
}

function exitCodeOf({ stopped }: ConformanceSummary): number {
  if (stopped.length === 0) return 0
  return stopped.some(({ stage }) => stage !== 'functions' && stage !== 'support') ? 3 : 5
}
