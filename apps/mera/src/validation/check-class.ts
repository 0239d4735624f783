import { DataError } from '@eval/core'
import type { SubmissionClass } from '@eval/task-library'
import { readEntry } from '../archive/read-entry.ts'
import type { Benchmark } from './benchmark.ts'
import { checkAnswers } from './check-answers.ts'
import { checkIds } from './check-ids.ts'
import { checkMeta } from './check-meta.ts'
import type { ClassEntries, ClassEntry } from './class-files.ts'
import type { Finding } from './finding.ts'
import { checkOrder } from './check-order.ts'
import { oddRecordFields } from './odd-fields.ts'
import { parseClassFile } from './parse-class-file.ts'
import type { SubmittedRecord } from './submitted-record.ts'

/** One class of a submission, read and checked. */
export interface CheckedClass {
  readonly taskName: string
  readonly file: SubmissionClass
  /** Path inside the submission; undefined if it has none. */
  readonly path?: string
  /** Undefined if they could not be read. */
  readonly records?: readonly SubmittedRecord[]
  /** Whether the answers were compared with the benchmark's records. */
  readonly compared: boolean
  readonly findings: readonly Finding[]
}

/** The largest submission file of a real run is some MiB. */
const mostBytes = 64 * 2 ** 20

/** Reads and checks the file of one class. */
export async function checkClass(
  taskName: string,
  file: SubmissionClass,
  entries: ClassEntries,
  benchmark: Benchmark | undefined,
): Promise<CheckedClass> {
  const found = entries.byName.get(file.name)
  const failed = (finding: Omit<Finding, 'severity' | 'className'>, path?: string): CheckedClass => ({
    taskName,
    file,
    compared: false,
    ...(path === undefined ? {} : { path }),
    findings: [{ severity: 'error', className: file.name, ...finding }],
  })
  if (found === undefined)
    return failed({
      code: 'no_task',
      file: `${file.name}.json`,
      message: `there is no such file${similar(file.name, entries)}`,
    })
  const { path } = found
  if (found.extension !== '.json')
    return failed(
      { code: 'extension', file: path, message: `its name must end in .json, not "${found.extension}"` },
      path,
    )
  const bytes = await contentOf(found)
  if (bytes instanceof DataError)
    return failed({ code: 'unreadable_zip', file: path, message: bytes.message }, path)
  const { records, findings } = parseClassFile(bytes, path, file)
  if (records === undefined) return { taskName, file, path, compared: false, findings }
  const known = await benchmark?.records(taskName)
  const context = { taskName, file, path, ...(known === undefined ? {} : { benchmark: known }) }
  return {
    taskName,
    file,
    path,
    records,
    compared: known !== undefined,
    findings: [
      ...findings,
      ...oddRecordFields(records, file.answer, { file: path, className: file.name }),
      ...checkIds(records, context),
      ...checkOrder(records, context),
      ...records.flatMap((record) => checkMeta(record, context)),
      ...checkAnswers(records, context),
    ],
  }
}

async function contentOf({ entry }: ClassEntry): Promise<Uint8Array | DataError> {
  try {
    return await readEntry(entry, mostBytes)
  } catch (error) {
    if (error instanceof DataError) return error
    throw error
  }
}

/** The service compares names exactly. */
function similar(name: string, { byName }: ClassEntries): string {
  const other = [...byName.values()].find(({ path }) => {
    const stem = path.split('/').at(-1)?.split('.')[0] ?? ''
    return stem !== name && stem.toLowerCase() === name.toLowerCase()
  })
  return other === undefined ? '' : `; ${other.path} must be named exactly ${name}.json`
}
