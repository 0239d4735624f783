import { UsageError } from '@eval/core'
import { isInt, type PyRecord, pyTypeName, type PyValue } from '@eval/pystd'

/** @throws UsageError for an option that is none of `known`. */
export function checkOptions(filter: string, options: PyRecord, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name))
  if (unknown === undefined) return
  const takes = known.length === 0 ? 'takes no options' : `takes ${known.join(', ')}`
  throw new UsageError(
    `The filter ${filter} has no option "${unknown}"; it ${takes}. Correct the task's filter_list.`,
  )
}

/** @throws UsageError unless the option is absent or a string. */
export function textOption(filter: string, options: PyRecord, name: string, otherwise: string): string {
  const value = options[name] ?? otherwise
  return typeof value === 'string' ? value : wrongType(filter, name, 'a text', value)
}

/** @throws UsageError unless the option is an integer, or absent and `otherwise` is given. */
export function integerOption(filter: string, options: PyRecord, name: string, otherwise?: number): number {
  const value = options[name] ?? otherwise ?? null
  return isInt(value) ? Number(value) : wrongType(filter, name, 'an integer', value)
}

/** @throws UsageError unless the option is absent, null or a list of strings. */
export function textsOption(filter: string, options: PyRecord, name: string): readonly string[] {
  const value = options[name] ?? []
  if (!Array.isArray(value)) return wrongType(filter, name, 'a list of texts', value)
  return value.map((item: PyValue) =>
    typeof item === 'string' ? item : wrongType(filter, name, 'a list of texts', item),
  )
}

function wrongType(filter: string, name: string, wanted: string, value: PyValue): never {
  const got = value === null ? 'is missing' : `is of type ${pyTypeName(value)}`
  throw new UsageError(
    `The filter ${filter} needs ${wanted} as "${name}", which ${got}. Correct the task's filter_list.`,
  )
}
