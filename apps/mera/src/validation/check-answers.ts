import { isDict, isFloat, dictEntries, type PyValue } from '@eval/pystd'
import { checkAnswer } from './check-answer.ts'
import type { CheckContext } from './check-context.ts'
import type { Finding } from './finding.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/** The answers that count: the last one of an id, to a record that the benchmark has. */
export function checkAnswers(records: readonly SubmittedRecord[], context: CheckContext): readonly Finding[] {
  const { benchmark, file, path } = context
  const last = new Map(records.flatMap((record) => (record.key === undefined ? [] : [[record.key, record]])))
  const findings: Finding[] = []
  for (const record of records) {
    const { key, id, number, outputs, meta } = record
    const at = { file: path, className: file.name, record: number, ...(id === undefined ? {} : { id }) }
    if (hasNonFinite(outputs) || hasNonFinite(meta))
      findings.push({ ...at, severity: 'warning', code: 'nan_literal', message: nanMessage })
    if (outputs === undefined || (key !== undefined && last.get(key) !== record)) continue
    if (benchmark !== undefined && (key === undefined || !benchmark.has(key))) continue
    const doc = key === undefined ? undefined : benchmark?.get(key)?.doc
    for (const { severity, code, place, message } of checkAnswer(outputs, file, doc))
      findings.push({ ...at, severity, code, field: `outputs${place}`, message })
  }
  return findings
}

const nanMessage = 'it holds NaN or Infinity, which Python reads and JSON does not know'

function hasNonFinite(value: PyValue | undefined): boolean {
  if (value === undefined) return false
  if (typeof value === 'number' || isFloat(value)) return !Number.isFinite(Number(value))
  if (Array.isArray(value)) return (value as readonly PyValue[]).some(hasNonFinite)
  return isDict(value) && dictEntries(value).some(([, item]) => hasNonFinite(item))
}
