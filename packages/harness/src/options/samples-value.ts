import { readFileSync } from 'node:fs'
import { UsageError } from '@eval/core'
import { jsonLoads, type PyValue } from '@eval/pystd'
import { errorText } from './error-text.ts'

/** `--samples`: JSON, or the path of a JSON file. @throws UsageError if it is neither. */
export function samplesValue(value: PyValue): PyValue {
  if (typeof value !== 'string') return value
  try {
    return jsonLoads(value.trimStart().startsWith('{') ? value : readFileSync(value, 'utf8'))
  } catch (error) {
    throw new UsageError(`--samples: neither JSON nor a readable JSON file: ${value} (${errorText(error)})`)
  }
}
