import { EvalError } from '@eval/core'
import { datasetRequest } from '@eval/datasets'
import { pyRepr } from '@eval/pystd'
import {
  checkConformance,
  type FileEntry,
  selectedConfig,
  selectTasks,
  type TaskConfig,
  type TaskIndex,
  UnknownTaskError,
} from '@eval/tasks'
import { scoringMistakes } from '@eval/harness'
import { printNotes } from '@eval/harness/command-line'
import { addedLibraries } from '../library/added-libraries.ts'
import { knownIndex } from '../library/known-index.ts'
import { knownLibraries } from '../library/known-libraries.ts'
import { toolFolders } from '../library/tool-folders.ts'

/** What `lmeval validate` is asked. */
export interface ValidatedTasks {
  readonly names: readonly string[]
  readonly includePath: string | undefined
  /** Do not report tasks that are not known while there is a library that may have them. */
  readonly yes: boolean
}

/**
 * Says what is wrong with some tasks, groups or tags, and returns the exit code: 0 if nothing is, 1 for a name that does
 * not exist, 3 for a mistake in a task file. The lines up to missing names are those of lm_eval.
 * @throws UnknownTaskError for names that a library may have which was not added, with `yes`.
 * @source lm_eval/_cli/validate.py, 0.4.13
 */
export async function validateTasks(
  { names, includePath, yes }: ValidatedTasks,
  print: (line: string) => void,
): Promise<number> {
  const index = await knownIndex(includePath, process.env)
  const missing = names.filter((name) => !index.entries.has(name))
  if (missing.length > 0 && yes) await offerLibrary(missing)
  print(`Validating tasks: ${pyRepr(names)}`)
  if (missing.length > 0) {
    print(`Tasks not found: ${missing.join(', ')}`)
    printNotes([(await knownLibraries(process.env)).hint])
    return 1
  }
  const mistakes = await mistakesOf(names, index)
  for (const mistake of mistakes) print(mistake)
  if (mistakes.length > 0) return 3
  print('All tasks found and valid')
  return 0
}

async function offerLibrary(missing: readonly string[]): Promise<void> {
  if ((await addedLibraries(toolFolders(process.env))).length === 0)
    throw new UnknownTaskError(`Tasks not found: ${missing.join(', ')}`, missing)
}

/** One sentence for each task or group that cannot be loaded. */
async function mistakesOf(names: readonly string[], index: TaskIndex): Promise<string[]> {
  const mistakes = new Set<string>()
  const noteMistake = async (load: () => Promise<unknown>): Promise<void> => {
    try {
      await load()
    } catch (error) {
      if (!(error instanceof EvalError)) throw error
      mistakes.add(error.message)
    }
  }
  for (const name of names) {
    await noteMistake(async () => {
      const { tasks } = await selectTasks([name], index)
      const sound = new Set<FileEntry>()
      for (const task of tasks.values())
        await noteMistake(async () => {
          const config = await selectedConfig(task)
          const where = `${task.entry.file}: task ${task.name}`
          for (const mistake of [...scoringMistakes(config), ...datasetMistakes(config)])
            mistakes.add(`${where}: ${mistake}`)
          sound.add(task.entry)
        })
      for (const mistake of await promptMistakes(index, sound)) mistakes.add(mistake)
    })
  }
  return [...mistakes]
}

/** A key or value of `dataset_kwargs` that is not understood. */
function datasetMistakes({ dataset_path: path, dataset_kwargs: kwargs }: TaskConfig): readonly string[] {
  if (path === undefined || kwargs === undefined) return []
  try {
    datasetRequest({ path, kwargs, split: 'test' })
    return []
  } catch (error) {
    if (!(error instanceof EvalError)) throw error
    return [error.message]
  }
}

function placed({ file, name }: FileEntry, message: string): string {
  return message.includes(file) ? message : `${file}: task ${name}: ${message}`
}

/** What stops a task without Python functions on a made-up document, and templates that do not compile. */
async function promptMistakes(index: TaskIndex, entries: ReadonlySet<FileEntry>): Promise<string[]> {
  const found: string[] = []
  for await (const { entry, problem } of checkConformance(index, { only: (entry) => entries.has(entry) }))
    if (problem?.stage === 'templates' || problem?.stage === 'requests')
      found.push(placed(entry, problem.message))
  return found
}
