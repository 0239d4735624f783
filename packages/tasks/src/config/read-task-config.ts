import { DataError } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import type { z } from 'zod'
import { didYouMean } from '../loading/did-you-mean.ts'
import type { LoadedTaskFile } from '../loading/load-task-file.ts'
import type { TaskConfig } from './task-config.ts'
import { fewshotConfigSchema, taskConfigSchema } from './task-config-schema.ts'

/** Keys that the index reads and a task does not have. @source lm_eval/tasks/_factory.py (0.4.13) */
const INDEX_KEYS: ReadonlySet<string> = new Set(['group', 'task_list'])

const TASK_KEYS: readonly string[] = Object.keys(taskConfigSchema.shape)

/** Known keys of the mappings inside a task file, by the key they are in. */
const INNER_KEYS: Readonly<Record<string, readonly string[]>> = {
  fewshot_config: Object.keys(fewshotConfigSchema.shape),
  filter_list: ['name', 'filter'],
  metric_groups: ['separator', 'names', 'aggregation'],
}

/**
 * Checks what a task file says. Keys whose value is null are left out, but `metadata`: null means the default. Keys of a task with a
 * `class` that no other task has are the class's own, in `class_keys`.
 * @param file - Named in messages where a key's own place is not known.
 * @throws DataError naming file, line and key, with the nearest known key for an unknown one.
 */
export function readTaskConfig(loaded: LoadedTaskFile, file: string): TaskConfig {
  const entries = Object.entries(loaded.values).filter(([key, value]) => isGiven(key, value))
  const given: PyRecord = withClassKeys(Object.fromEntries(entries))
  const parsed = taskConfigSchema.safeParse(given)
  if (!parsed.success) throw problem(parsed.error.issues, loaded, file)
  // What was given rather than what was parsed: zod turns the keys of mappings round.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- just checked, and the schema changes no value
  return { ...(given as unknown as TaskConfig), ...shownAsNone(loaded.values) }
}

/** Parity: a null in the file takes the default's place in what results show. */
function shownAsNone(values: PyRecord): Pick<TaskConfig, 'shownAsNone'> {
  const keys = ['description', 'should_decontaminate'].filter((key) => values[key] === null)
  return keys.length === 0 ? {} : { shownAsNone: keys }
}

function isGiven(key: string, value: PyValue): boolean {
  return (value !== null || key === 'metadata') && !INDEX_KEYS.has(key)
}

function withClassKeys(given: PyRecord): PyRecord {
  if (given['class'] === undefined) return given
  const isOwn = (key: string): boolean => !TASK_KEYS.includes(key)
  const own = Object.entries(given).filter(([key]) => isOwn(key))
  if (own.length === 0) return given
  const rest = Object.entries(given).filter(([key]) => !isOwn(key))
  return { ...Object.fromEntries(rest), class_keys: Object.fromEntries(own) }
}

function problem(issues: readonly z.core.$ZodIssue[], loaded: LoadedTaskFile, file: string): DataError {
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  if (issue?.code === 'unrecognized_keys') return unknownKey(issue, loaded, file)
  const key = String(issue?.path[0] ?? 'task')
  if (loaded.values[key] === undefined) return new DataError(`${file}: the key \`${key}\` is missing.`)
  return new DataError(`${place(key, loaded, file)}: \`${issue?.path.join('.')}\`: ${describe(issue)}.`)
}

function unknownKey(
  { keys: [key = ''], path }: z.core.$ZodIssueUnrecognizedKeys,
  loaded: LoadedTaskFile,
  file: string,
): DataError {
  const outer = path.length === 0 ? undefined : String(path[0])
  const known = outer === undefined ? TASK_KEYS : (INNER_KEYS[outer] ?? [])
  const inside = outer === undefined ? '' : ` in \`${path.join('.')}\``
  return new DataError(
    `${place(outer ?? key, loaded, file)}: unknown key \`${key}\`${inside}.${didYouMean(key, known)}`,
  )
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
