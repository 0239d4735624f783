import { DataError, UsageError } from '@eval/core'
import { fnmatch } from '@eval/pystd'
import { didYouMean } from '../loading/did-you-mean.ts'
import { groupMembers } from './group-members.ts'
import type { TaskIndex } from './task-index.ts'

/**
 * The tasks that some names mean: names of tasks, tags (their tasks sorted) and groups (their members in order), and
 * patterns of these (`rummlu*`, `mera_?en`), each task once, in the order in which it is first met.
 * @throws UsageError naming what was not found and what it might have been, or for a group that cannot be run yet.
 * @throws DataError for a group that contains itself or an unknown name.
 * @source lm_eval/_cli/utils.py, lm_eval/config/evaluate_config.py process_tasks (0.4.13)
 */
export async function resolveTaskNames(patterns: readonly string[], index: TaskIndex): Promise<string[]> {
  const names = [...index.entries.keys()].sort()
  const unknown: string[] = []
  const found = new Set<string>()
  for (const pattern of patterns) {
    const matching = index.entries.has(pattern) ? [pattern] : names.filter((name) => fnmatch(name, pattern))
    if (matching.length === 0) unknown.push(pattern)
    for (const name of matching) for (const task of await tasksOf(name, index)) found.add(task)
  }
  if (unknown.length > 0) throw notFound(unknown, names)
  if (found.size === 0) throw new UsageError('No tasks were named. Name at least one with --tasks.')
  return [...found]
}

async function tasksOf(
  name: string,
  index: TaskIndex,
  groups: readonly string[] = [],
): Promise<readonly string[]> {
  const entry = index.entries.get(name)
  if (!entry)
    throw new DataError(
      `Group ${groups.at(-1)} names ${name}, which is not known.${didYouMean(name, index.entries.keys())}`,
    )
  if (entry.kind === 'task') return [name]
  if (entry.kind === 'tag') return [...entry.tasks].sort()
  if (groups.includes(name))
    throw new DataError(`Group ${name} contains itself: ${[...groups, name].join(' → ')}.`)
  const tasks: string[] = []
  for (const member of await groupMembers(entry))
    tasks.push(...(await tasksOf(member, index, [...groups, name])))
  return tasks
}

function notFound(unknown: readonly string[], names: readonly string[]): UsageError {
  const hints = unknown.map((name) => didYouMean(name, names)).join('')
  return new UsageError(
    `Tasks not found: ${unknown.join(', ')}.${hints} \`lmeval ls tasks\` lists all names.`,
  )
}
