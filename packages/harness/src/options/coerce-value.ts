import { UsageError } from '@eval/core'
import { isNumeric, literalEval, PyError, pyFloat, type PyValue } from '@eval/pystd'
import { pythonFloat, pythonInteger } from './python-number.ts'

/**
 * The value of `key=value` on the command line: true/false, integer, float, Python literal, else the text.
 *
 * Parity: `-1` is a float, because lm_eval asks `isnumeric` first; `²` is numeric and no integer, which is an error there too.
 *
 * @source lm_eval/_cli/utils.py `handle_cli_value_string`, 0.4.13
 * @throws UsageError for text that Python calls numeric but cannot read as an integer.
 */
export function coerceValue(text: string): PyValue {
  const lower = text.toLowerCase()
  if (lower === 'true') return true
  if (lower === 'false') return false
  if (isNumeric(text)) return integerOf(text)
  const float = pythonFloat(text)
  return float === undefined ? literalOr(text) : pyFloat(float)
}

function integerOf(text: string): number | bigint {
  const value = pythonInteger(text)
  if (value === undefined) throw new UsageError(`"${text}" looks like a number, but is not an integer`)
  return value
}

function literalOr(text: string): PyValue {
  try {
    return literalEval(text)
  } catch (error) {
    if (error instanceof PyError) return text
    throw error
  }
}
