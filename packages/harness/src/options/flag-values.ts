import { UsageError } from '@eval/core'
import { dictFromEntries, jsonLoads, PyJsonError, pyFloat, type PyDict, type PyValue } from '@eval/pystd'
import type { ParsedFlags } from './add-options.ts'
import type { Option } from './option.ts'
import { parseMapping } from './parse-mapping.ts'
import { parseSeeds } from './parse-seeds.ts'

/** A value of a flag or of a key of the configuration file, before it is checked. */
export type OptionValue = PyValue

/**
 * The words of the command line as values, by option name.
 *
 * @throws UsageError for a malformed value and for a flag that is not built yet.
 */
export function flagValues(
  options: readonly Option[],
  flags: ParsedFlags,
): Readonly<Record<string, OptionValue>> {
  return Object.fromEntries(
    options.flatMap((option) => {
      const value = flags[option.name]
      return value === undefined ? [] : [[option.name, flagValue(option, value)] as const]
    }),
  )
}

/** @throws UsageError saying that the option is known, and what is missing. */
export function refuseUnbuilt(option: Option): void {
  if (option.notBuilt === undefined) return
  throw new UsageError(
    `--${option.name} is known but not built yet: ${option.notBuilt}. Leave it out to go on.`,
  )
}

function flagValue(option: Option, value: ParsedFlags[string]): OptionValue {
  refuseUnbuilt(option)
  switch (option.kind) {
    case 'string':
    case 'integer':
    case 'flag':
    case 'optional-string':
      return value
    case 'float':
      return typeof value === 'number' ? pyFloat(value) : null
    case 'names':
      return words(value).flatMap((word) => word.split(','))
    case 'mapping':
      return mappings(option.name, value)
    case 'optional-boolean':
      return value === true || ['true', '1', 'yes'].includes(text(value).toLowerCase())
    case 'seeds':
      return parseSeeds(text(value))
    case 'json':
      return jsonOrText(option.name, text(value))
    default:
      return option.kind satisfies never
  }
}

function text(value: ParsedFlags[string]): string {
  return typeof value === 'string' ? value : ''
}

function words(value: ParsedFlags[string] | readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.flat() : []
}

function mappings(flag: string, occurrences: ParsedFlags[string]): PyDict {
  const lists = Array.isArray(occurrences) ? occurrences : []
  return lists.reduce<PyDict>((merged, list) => parseMapping(flag, words(list), merged), dictFromEntries([]))
}

function jsonOrText(flag: string, value: string): PyValue {
  try {
    return jsonLoads(value)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    if (value.includes('{'))
      throw new UsageError(`argument --${flag}: invalid JSON: ${value} (${error.message})`)
    return value
  }
}
