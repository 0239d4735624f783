import { readFileSync } from 'node:fs'
import { DataError, UsageError } from '@eval/core'
import type { PyRecord, PyValue } from '@eval/pystd'
import { parseTaskYaml } from '@eval/tasks'
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
  const entries = Object.entries(parseYaml(file))
  return Object.fromEntries(entries.map(([key, value]) => [key, configValue(file, options, key, value)]))
}

/** As PyYAML reads it: `yes` is true, `1e3` a text. */
function parseYaml(file: string): PyRecord {
  try {
    return parseTaskYaml(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)), file).values
  } catch (error) {
    if (error instanceof DataError) throw new UsageError(error.message, { cause: error })
    throw new UsageError(`cannot read the configuration ${file}: ${errorText(error)}`, { cause: error })
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
  return option.kind === 'mapping' ? simpleMapping(value) : value
}
