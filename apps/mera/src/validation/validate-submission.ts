import type { DatasetSource } from '@eval/datasets'
import { meraSubmissionClasses } from '@eval/task-library'
import { DataError } from '@eval/core'
import type { Archive } from '../archive/archive.ts'
import { openArchive } from '../archive/open-archive.ts'
import { type Benchmark, benchmarkAt } from './benchmark.ts'
import { checkClass, type CheckedClass } from './check-class.ts'
import { checkLogs } from './check-logs.ts'
import { type ClassEntries, classFiles } from './class-files.ts'
import type { Finding } from './finding.ts'
import { isDemonstration } from './is-demonstration.ts'
import type { ValidatedSubmission } from './validated-submission.ts'

/** What `mera validate` is asked for. */
export interface ValidationRequest {
  /** A zip, or the folder it was made of. */
  readonly path: string
  /** The benchmark's data; absent: the embedded sample for a submission of the demonstration, else none. */
  readonly data?: DatasetSource
  /** The embedded sample. */
  readonly sample?: DatasetSource
  /** Check the logs inside too. */
  readonly logs: boolean
}

/**
 * Checks a submission as the scoring service does, and further.
 * @source MERA modules/scoring/src/worker.py `evaluate`, v1.2
 * @throws UsageError if there is no such file; DataError for data that is not the benchmark's.
 */
export async function validateSubmission(request: ValidationRequest): Promise<ValidatedSubmission> {
  const { path } = request
  let archive: Archive
  try {
    archive = await openArchive(path)
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    return { path, classes: [], findings: [unreadable(path, error.message)], notes: [] }
  }
  await using opened = archive
  return await checkArchive(opened, request)
}

async function checkArchive(archive: Archive, request: ValidationRequest): Promise<ValidatedSubmission> {
  const entries = classFiles(archive)
  const { classes, benchmark, note } = await checkedClasses(entries, request)
  const logs = request.logs
    ? await checkLogs(archive, classes, benchmark?.source)
    : { findings: [], note: 'logs were not checked' }
  const findings = [...wholeFindings(archive), ...entries.findings, ...strangers(entries), ...logs.findings]
  return {
    path: archive.path,
    classes,
    findings,
    ...(benchmark === undefined ? {} : { benchmark }),
    notes: [note, logs.note],
  }
}

interface Compared {
  readonly classes: readonly CheckedClass[]
  readonly benchmark?: Benchmark
  readonly note: string
}

async function checkedClasses(entries: ClassEntries, { data, sample }: ValidationRequest): Promise<Compared> {
  const check = async (benchmark: Benchmark | undefined): Promise<readonly CheckedClass[]> => {
    const classes: CheckedClass[] = []
    for (const [taskName, file] of Object.entries(meraSubmissionClasses))
      classes.push(await checkClass(taskName, file, entries, benchmark))
    return classes
  }
  if (data !== undefined) {
    const benchmark = benchmarkAt(data)
    const classes = await check(benchmark)
    const without = classes.filter(({ records, compared }) => records !== undefined && !compared)
    const rest =
      without.length === 0
        ? ''
        : `; it lacks the test split of ${without.map(({ taskName }) => taskName).join(', ')}`
    return { classes, benchmark, note: `records: compared with ${data.description}${rest}` }
  }
  const classes = await check(undefined)
  const embedded = sample === undefined ? undefined : benchmarkAt(sample)
  if (embedded !== undefined && (await isDemonstration(classes, embedded))) {
    return {
      classes: await check(embedded),
      benchmark: embedded,
      note: 'records: compared with the embedded sample: this is a demonstration, not for upload',
    }
  }
  return { classes, note: 'records: only counted; give --data to see which are missing' }
}

/** What would make the service refuse the whole. */
function wholeFindings({ path, kind, entries }: Archive): readonly Finding[] {
  const findings: Finding[] = []
  if (kind === 'zip' && !path.endsWith('.zip'))
    findings.push(unreadable(path, 'the service takes only files whose name ends in .zip'))
  for (const { name, trouble } of entries) {
    if (trouble === undefined) continue
    const code = trouble.kind === 'compression' ? 'unsupported_entry' : 'unreadable_zip'
    findings.push({ severity: 'error', code, file: name, message: trouble.message })
  }
  return findings
}

/** Files that belong to no class: the service passes over them. */
function strangers({ byName }: ClassEntries): readonly Finding[] {
  const names = new Set(Object.values(meraSubmissionClasses).map(({ name }) => name))
  const known = /^(logs_public|samples_.*|results_.*)$/
  return [...byName]
    .filter(([stem]) => !names.has(stem) && !known.test(stem))
    .map(([, { path }]) => ({
      severity: 'warning' as const,
      code: 'unknown_file',
      file: path,
      message: 'it is no file of a submission; the service passes over it',
    }))
}

function unreadable(file: string, message: string): Finding {
  return { severity: 'error', code: 'unreadable_zip', file, message }
}
