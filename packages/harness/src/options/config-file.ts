import { readFileSync } from 'node:fs'
import { UsageError } from '@eval/core'
import type { PyValue } from '@eval/pystd'
import { closest } from 'fastest-levenshtein'
import { parse } from 'yaml'
import { refuseUnbuilt } from './flag-values.ts'
import type { Option } from './option.ts'
import { simpleMapping } from './simple-mapping.ts'

/**
 * The options of a `--config` file: a flat YAML mapping from long flag names to values.
 *
 * @source lm_eval/config/evaluate_config.py `load_yaml_config`, 0.4.13
 * @throws UsageError if the file cannot be read, is no mapping, or has an unknown key.
 */
export function readConfigFile(file: string, options: readonly Option[]): Readonly<Record<string, PyValue>> {
  const root = parseYaml(file)
  if (root === null || typeof root !== 'object' || Array.isArray(root)) {
    throw new UsageError(`${file}: the configuration must be a mapping of flags to values`)
  }
  return Object.fromEntries(
    Object.entries(root as Record<string, PyValue>).map(([key, value]) => [
      key,
      configValue(file, options, key, value),
    ]),
  )
}

function parseYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`cannot read the configuration ${file}: ${(error as Error).message}`)
  }
}

function configValue(file: string, options: readonly Option[], key: string, value: PyValue): PyValue {
  const option = options.find((candidate) => candidate.name === key)
  if (option === undefined) {
    const nearest = closest(
      key,
      options.map((candidate) => candidate.name),
    )
    throw new UsageError(`${file}: unknown key "${key}". Did you mean "${nearest}"?`)
  }
  if (value !== null && value !== false) refuseUnbuilt(option)
  if (typeof value !== 'string') return value
  if (option.kind === 'mapping') return simpleMapping(value)
  return option.kind === 'names' ? value.split(',') : value
}
