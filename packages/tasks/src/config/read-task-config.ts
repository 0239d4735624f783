import { DataError } from '@eval/core'
import type { PyRecord } from '@eval/pystd'
import type { z } from 'zod'
import { didYouMean } from '../loading/did-you-mean.ts'
import type { LoadedTaskFile } from '../loading/load-task-file.ts'
import type { TaskConfig } from './task-config.ts'
import { taskConfigSchema } from './task-config-schema.ts'

/** Keys that the index reads and a task does not have. @source lm_eval/tasks/_factory.py (0.4.13) */
const INDEX_KEYS: ReadonlySet<string> = new Set(['group', 'task_list'])

/**
 * Checks what a task file says. Keys whose value is null are left out: null means the default.
 * @param file - Named in messages where a key's own place is not known.
 * @throws DataError naming file, line and key, with the nearest known key for an unknown one.
 */
export function readTaskConfig(loaded: LoadedTaskFile, file: string): TaskConfig {
  const given = Object.entries(loaded.values).filter(([key, value]) => value !== null && !INDEX_KEYS.has(key))
  const parsed = taskConfigSchema.safeParse(Object.fromEntries(given) satisfies PyRecord)
  if (parsed.success) return parsed.data
  throw problem(parsed.error.issues, loaded, file)
}

function problem(issues: readonly z.core.$ZodIssue[], loaded: LoadedTaskFile, file: string): DataError {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  if (issue?.code === 'unrecognized_keys' && issue.path.length === 0) {
    const key = issue.keys[0] ?? ''
    return new DataError(
      `${place(key, loaded, file)}: unknown key \`${key}\`.${didYouMean(key, Object.keys(taskConfigSchema.shape))}`,
    )
  }
  const key = String(issue?.path[0] ?? 'task')
  if (loaded.values[key] === undefined) return new DataError(`${file}: the key \`${key}\` is missing.`)
  return new DataError(`${place(key, loaded, file)}: \`${issue?.path.join('.')}\`: ${describe(issue)}.`)
}

function describe(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code !== 'invalid_union') return issue?.message ?? 'invalid value'
  const expected = issue.errors.map((option) => option[0]?.message.replace(/^Invalid input: /, '') ?? '')
  return `none of these: ${expected.join('; ')}`
}

function place(key: string, loaded: LoadedTaskFile, file: string): string {
  const found = loaded.places.get(key)
  return found ? `${found.file}:${found.line}` : file
}
