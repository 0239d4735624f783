import { UsageError } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import { readTaskConfig } from '../config/read-task-config.ts'
import type { FileEntry, TaskIndex } from '../index/task-index.ts'
import { loadFunctions } from '../functions/load-functions.ts'
import { didYouMean } from '../loading/did-you-mean.ts'
import type { LoadedTaskFile } from '../loading/load-task-file.ts'
import { isRecord } from '../loading/shapes.ts'
import { namedPrompt } from './named/named-prompt.ts'
import { selectedValues } from '../selection/selected-config.ts'
import { selectedTask } from '../selection/selected-task.ts'
import type { SelectedTask } from '../selection/task-selection.ts'
import { buildTask } from './build-task.ts'
import { loadStrategy } from './load-strategy.ts'
import type { Task } from './task.ts'
import type { TaskOverrides } from './task-overrides.ts'

/**
 * Loads one task: its file with includes, the keys that groups and the run replace, checked, with the TypeScript it names.
 * @param task - As {@link selectTasks} found it, or the name of a task of the index.
 * @throws UsageError for a name the index does not know, or a task that needs something not supported yet.
 * @throws DataError for a task file with a mistake, naming file, line and key.
 * @throws PrerequisiteError for a `!function` without a TypeScript port.
 * @source lm_eval/tasks/_factory.py, lm_eval/evaluator.py simple_evaluate (0.4.13)
 */
export async function loadTask(
  task: string | SelectedTask,
  index: TaskIndex,
  overrides: TaskOverrides = {},
): Promise<Task> {
  const selected = typeof task === 'string' ? selectedTask(taskEntry(task, index)) : task
  const { entry, configSource } = selected
  const loaded = await selectedValues(selected)
  const values = { ...loaded.values, ...profileValues(loaded, overrides), ...overrides.config }
  const config = readTaskConfig({ ...loaded, values }, entry.file)
  const prompt = config.class === undefined ? await namedPrompt(config, entry.file) : undefined
  const strategy = await loadStrategy(config, entry)
  const functions = await loadFunctions(config, entry.library, overrides.python)
  return buildTask({
    config,
    entry,
    ...(configSource === undefined ? {} : { configSource }),
    ...(strategy ? { strategy } : {}),
    ...(prompt === undefined ? {} : { prompt }),
    functions,
    overrides,
  })
}

/** What the file says for the run's profile only. */
function profileValues({ values }: LoadedTaskFile, { profile }: TaskOverrides): PyRecord {
  const profiles = values['profiles']
  const own = profile !== undefined && isRecord(profiles) ? profiles[profile] : undefined
  return isRecord(own) ? own : {}
}

function taskEntry(name: string, index: TaskIndex): FileEntry {
  const entry = index.entries.get(name)
  if (entry?.kind === 'task') return entry
  if (entry)
    throw new UsageError(`${name} is a ${entry.kind}, not a task. Resolve names with selectTasks first.`)
  throw new UsageError(`Tasks not found: ${name}.${didYouMean(name, index.entries.keys())}`)
}
