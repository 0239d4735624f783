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
  if (value === undefined)
    return [{ severity: 'error', code: 'doc_parse_output_error', place, message: 'there is no such field' }]
  const [number, shown] = [numberOf(value), `${pyRepr(value)} (${pyTypeName(value)})`]
  if (number === undefined)
    return [{ severity: 'error', code: 'doc_parse_output_error', place, message: `${shown} is no number` }]
  if (!Number.isInteger(number)) {
    const message = `${shown} is no whole number, which stops the service`
    return [{ severity: 'error', code: 'task_system_error', place, message }]
  }
  if (value === '0' || value === '1') return []
  return [{ severity: 'note', code: 'not_a_choice', place, message: `${shown} is none of "0", "1"` }]
}

/** What Python's `float` makes of it; undefined if it refuses. */
function numberOf(value: PyValue): number | undefined {
  if (typeof value !== 'string')
    return ['int', 'float', 'bool'].includes(pyTypeName(value)) ? Number(value) : undefined
  try {
    return floatFromText(value)
  } catch (error) {
    if (error instanceof PyError) return undefined
    throw error
  }
}
