import { readFileSync } from 'node:fs'
import { UsageError } from '@eval/core'
import { dictEntries, isDict, pyStr, type PyValue } from '@eval/pystd'
import { parse } from 'yaml'
import { didYouMean } from './did-you-mean.ts'
import { errorText } from './error-text.ts'
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
  if (!isDict(root)) throw new UsageError(`${file}: the configuration must be a mapping of flags to values`)
  return Object.fromEntries(
    dictEntries(root).map(([key, value]) => [pyStr(key), configValue(file, options, pyStr(key), value)]),
  )
}

function parseYaml(file: string): PyValue {
  try {
    const root: PyValue = parse(readFileSync(file, 'utf8'))
    return root
  } catch (error) {
    throw new UsageError(`cannot read the configuration ${file}: ${errorText(error)}`)
  }
}

function configValue(file: string, options: readonly Option[], key: string, value: PyValue): PyValue {
  const option = options.find((candidate) => candidate.name === key)
  if (option === undefined) {
    const names = options.map(({ name }) => name)
    throw new UsageError(`${file}: unknown key "${key}".${didYouMean(key, names)}`)
  }
  if (value !== null && value !== false) refuseUnbuilt(option)
  if (typeof value !== 'string') return value
  if (option.kind === 'mapping') return simpleMapping(value)
  return option.kind === 'names' ? value.split(',') : value
}
