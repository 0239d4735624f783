import { dictGet, isDict, isInt, pyTypeName } from '@eval/pystd'
import { testSizes } from './test-sizes.ts'
import type { CheckContext } from './check-context.ts'
import type { Finding } from './finding.ts'
import { idRanges } from './id-ranges.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/**
 * Which records are answered: missing ids, and what the service overlooks: ids that occur twice (the last counts), ids that
 * the benchmark does not have, ids that are no integers.
 *
 * @source MERA modules/scoring/src/tasks/task.py `evaluate`, v1.2
 */
export function checkIds(records: readonly SubmittedRecord[], context: CheckContext): readonly Finding[] {
  return [
    ...records.flatMap((record) => oddId(record, context)),
    ...repeatedIds(records, context),
    ...(context.benchmark === undefined ? countOnly(records, context) : compared(records, context)),
  ]
}

function compared(records: readonly SubmittedRecord[], context: CheckContext): readonly Finding[] {
  const {
    benchmark = new Map(),
    path: file,
    file: { name: className },
  } = context
  const keys = new Set(records.map(({ key }) => key))
  const missing = [...benchmark].filter(([key]) => !keys.has(key)).map(([, { id }]) => id)
  const extra = records
    .filter(({ key }) => key !== undefined && !benchmark.has(key))
    .map(({ id }) => id ?? '')
  const findings: Finding[] = []
  if (missing.length > 0) {
    findings.push({
      severity: 'error',
      code: 'no_id',
      file,
      className,
      ids: missing,
      message: `${missing.length} of ${benchmark.size} records have no answer: ${idRanges(missing)}`,
    })
  }
  if (extra.length > 0) {
    findings.push({
      severity: 'warning',
      code: 'extra_id',
      file,
      className,
      ids: extra,
      message: `${extra.length} answers are to records that the benchmark does not have: ${idRanges(extra)}`,
    })
  }
  return findings
}

function countOnly(records: readonly SubmittedRecord[], context: CheckContext): readonly Finding[] {
  const expected = testSizes[context.taskName]
  const count = new Set(records.flatMap(({ key }) => (key === undefined ? [] : [key]))).size
  if (expected === undefined || count === expected) return []
  return [
    {
      severity: 'warning',
      code: 'record_count',
      file: context.path,
      className: context.file.name,
      message: `it answers ${count} records; the test split of MERA v1.2 has ${expected}. Give --data to see which are missing`,
    },
  ]
}

function repeatedIds(records: readonly SubmittedRecord[], { path, file }: CheckContext): readonly Finding[] {
  const first = new Map<string, number>()
  return records.flatMap(({ key, id, number }) => {
    if (key === undefined || id === undefined) return []
    const earlier = first.get(key)
    first.set(key, number)
    if (earlier === undefined) return []
    return [
      {
        severity: 'warning' as const,
        code: 'duplicate_id',
        file: path,
        className: file.name,
        record: number,
        id,
        field: 'meta.id',
        message: `record ${earlier} has the same id; the last answer counts`,
      },
    ]
  })
}

function oddId({ meta, number, id }: SubmittedRecord, { path, file }: CheckContext): readonly Finding[] {
  if (meta === undefined || !isDict(meta) || id === undefined) return []
  const fields = file.answer === 'rutie' ? ['dialog_id', 'question_id'] : ['id']
  return fields.flatMap((field) => {
    const value = dictGet(meta, field) ?? null
    if (isInt(value) && typeof value !== 'boolean') return []
    return [
      {
        severity: 'warning' as const,
        code: 'odd_id',
        file: path,
        className: file.name,
        record: number,
        id,
        field: `meta.${field}`,
        message: `it is of type ${pyTypeName(value)}; the benchmark's are integers`,
      },
    ]
  })
}
