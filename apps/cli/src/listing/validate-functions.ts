import path from 'node:path'
import { type PythonChoices, taskPython, terminalProgress } from '@eval/harness'
import { standardError } from '@eval/harness/command-line'
import { checkConformance, selectTasks } from '@eval/tasks'
import { knownIndex } from '../library/known-index.ts'
import { packageStore } from '../library/package-store.ts'
import { toolFolders } from '../library/tool-folders.ts'

/** Tasks whose functions are to be imported. */
export interface ValidatedFunctions {
  readonly names: readonly string[]
  readonly includePath: string | undefined
  readonly choices: PythonChoices
  readonly signal: AbortSignal
}

/**
 * Imports the functions of some tasks with the packages and the Python that a user has chosen, and says what cannot be
 * imported. Returns the exit code: 0, or 5 if something is missing.
 * @throws as `TaskPython.prepare`
 */
export async function validateFunctions(
  { names, includePath, choices, signal }: ValidatedFunctions,
  print: (line: string) => void,
): Promise<number> {
  const environment = process.env
  const index = await knownIndex(includePath, environment)
  const { tasks } = await selectTasks(names, index)
  const entries = new Set([...tasks.values()].map(({ entry }) => entry))
  const roots = new Set([...entries].map(({ library }) => path.resolve(library.root)))
  await using python = taskPython({
    choices,
    roots: [...roots],
    cacheFolder: toolFolders(environment).cache,
    packages: packageStore({ environment, signal }),
    environment,
    progress: terminalProgress({ stream: standardError, now: () => performance.now() }),
    signal,
  })
  await python.prepare()
  const problems = new Set<string>()
  const settings = { only: entries.has.bind(entries), python: () => python.open() }
  for await (const { problem } of checkConformance(index, settings))
    if (problem?.stage === 'functions') problems.add(problem.message)
  for (const problem of problems) print(problem)
  if (problems.size === 0) print('All functions found and imported')
  return problems.size === 0 ? 0 : 5
}
