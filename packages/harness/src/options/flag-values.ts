import { UsageError } from '@eval/core'
import { dictFromEntries, jsonLoads, PyJsonError, pyFloat, type PyDict, type PyValue } from '@eval/pystd'
import type { ParsedFlags } from './add-options.ts'
import type { Option } from './option.ts'
import { parseMapping } from './parse-mapping.ts'
import { parseSeeds, type Seeds } from './parse-seeds.ts'

/** A value of a flag or of a key of the configuration file, before it is checked. */
export type OptionValue = PyValue | Seeds

/**
 * The words of the command line as values, by option name.
 *
 * @throws UsageError for a malformed value and for a flag that is not built yet.
 */
export function flagValues(
  options: readonly Option[],
  flags: ParsedFlags,
): Readonly<Record<string, OptionValue>> {
  const given = options.filter((option) => flags[option.name] !== undefined)
  return Object.fromEntries(given.map((option) => [option.name, flagValue(option, flags[option.name])]))
}

/** @throws UsageError saying that the option is known, and what is missing. */
export function refuseUnbuilt(option: Option): void {
  if (option.notBuilt === undefined) return
  throw new UsageError(
    `--${option.name} is known but not built yet: ${option.notBuilt}. Leave it out to go on.`,
  )
}

function flagValue(option: Option, value: unknown): OptionValue {
  refuseUnbuilt(option)
  switch (option.kind) {
    case 'string':
    case 'integer':
    case 'flag':
    case 'optional-string':
      return value as PyValue
    case 'float':
      return pyFloat(value as number)
    case 'names':
      return (value as string[]).flatMap((word) => word.split(','))
    case 'mapping':
      return mappings(option.name, value as string[][])
    case 'optional-boolean':
      return value === true || ['true', '1', 'yes'].includes(String(value).toLowerCase())
    case 'seeds':
      return parseSeeds(value as string)
    case 'json':
      return jsonOrText(option.name, value as string)
    default:
      return option.kind satisfies never
  }
}

function mappings(flag: string, occurrences: readonly string[][]): PyDict {
  return occurrences.reduce<PyDict>((merged, words) => parseMapping(flag, words, merged), dictFromEntries([]))
}

function jsonOrText(flag: string, text: string): PyValue {
  try {
    return jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    if (text.includes('{'))
      throw new UsageError(`argument --${flag}: invalid JSON: ${text} (${error.message})`)
    return text
  }
}
