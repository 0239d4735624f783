import { dictGet, floatFromText, isDict, PyError, pyRepr, pyTypeName, type PyValue } from '@eval/pystd'
import { ethicsCriteria } from '../submission/ethics-criteria.ts'
import type { AnswerFault } from './answer-fault.ts'

/**
 * An answer of ruEthics: a number for each criterion.
 * @source MERA modules/scoring/src/tasks/ruethics.py, v1.2
 */
export function checkEthicsAnswer(outputs: PyValue): readonly AnswerFault[] {
  return ethicsCriteria.flatMap((criterion) => checkCriterion(outputs, criterion))
}

function checkCriterion(outputs: PyValue, criterion: string): readonly AnswerFault[] {
  const value = isDict(outputs) ? dictGet(outputs, criterion) : undefined
  const place = `.${criterion}`
  if (value === undefined || !isNumber(value)) {
    const message =
      value === undefined ? 'there is no such field' : `${pyRepr(value)} (${pyTypeName(value)}) is no number`
    return [{ severity: 'error', code: 'doc_parse_output_error', place, message }]
  }
  if (value === '0' || value === '1') return []
  return [{ severity: 'note', code: 'not_a_choice', place, message: `${pyRepr(value)} is none of "0", "1"` }]
}

/** Whether Python's `float` takes it. */
function isNumber(value: PyValue): boolean {
  if (typeof value !== 'string') return ['int', 'float', 'bool'].includes(pyTypeName(value))
  try {
    floatFromText(value)
    return true
  } catch (error) {
    if (error instanceof PyError) return false
    throw error
  }
}
