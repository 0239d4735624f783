import { DataError } from '@eval/core'
import { dictEntries, dictGet, isDict, jsonLoads, PyJsonError, pyStr, type PyValue } from '@eval/pystd'
import type { EvaluationResults } from '../evaluation-results.ts'

/** Dicts without which there is nothing to show, and what each of their values must be. */
const NEEDED = {
  results: 'object',
  group_subtasks: 'list',
  versions: 'anything',
  'n-shot': 'anything',
  higher_is_better: 'object',
} as const

/**
 * Reads the text of a `results_<stamp>.json`, ints and floats told apart, so that `resultsJson` writes the same text again.
 * What the tables show is checked; the rest is taken as it is.
 * @param source what messages call the text, e.g. its path
 * @throws DataError where it is not JSON or not such a file
 */
export function parseResults(text: string, source: string): EvaluationResults {
  const value = parsed(text, source)
  checkResults(value, source)
  return value
}

function checkResults(value: PyValue, source: string): asserts value is EvaluationResults {
  if (!isDict(value) || value instanceof Map) throw notResults(source, 'it is not a JSON object')
  for (const [key, kind] of Object.entries(NEEDED)) checkPart(dictGet(value, key), key, kind, source)
  const groups = dictGet(value, 'groups')
  if (groups !== undefined) checkPart(groups, 'groups', 'object', source)
}

function checkPart(
  part: PyValue | undefined,
  key: string,
  kind: 'object' | 'list' | 'anything',
  source: string,
): void {
  if (part === undefined) throw notResults(source, `it has no "${key}"`)
  if (!isDict(part)) throw notResults(source, `"${key}" is not an object`)
  if (kind === 'anything') return
  for (const [name, item] of dictEntries(part)) {
    const fits = kind === 'list' ? Array.isArray(item) : isDict(item)
    if (!fits) throw notResults(source, `"${pyStr(name)}" in "${key}" is no ${kind}`)
  }
}

function parsed(text: string, source: string): PyValue {
  try {
    return jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    throw new DataError(
      `${source}, line ${error.line}, column ${error.column}: not JSON (${error.reason}). Is the file complete?`,
      { cause: error },
    )
  }
}

function notResults(source: string, reason: string): DataError {
  return new DataError(`${source} is no results file: ${reason}. Give a results_<stamp>.json of lm_eval 0.4.`)
}
