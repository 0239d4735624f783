import { DataError } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import { samplesFileName } from '@eval/results'
import type { Archive } from '../archive/archive.ts'
import type { CheckedClass } from './check-class.ts'
import { checkLog } from './check-log.ts'
import { checkLoggedAnswers } from './check-logged-answers.ts'
import type { Finding } from './finding.ts'
import { logEntries } from './log-entries.ts'

/** What the check of all logs came to. */
export interface CheckedLogs {
  readonly findings: readonly Finding[]
  /** What was compared, in one line. */
  readonly note: string
}

/** Checks the logs that came with a submission. The scoring service does not look at them; the people of MERA do. */
export async function checkLogs(
  archive: Archive,
  classes: readonly CheckedClass[],
  source: DatasetSource | undefined,
): Promise<CheckedLogs> {
  const findings: Finding[] = []
  try {
    await using logs = await logEntries(archive)
    if (logs === undefined) return { findings, note: 'no logs inside: prompts were not checked' }
    const [compared, others]: [string[], string[]] = [[], []]
    for (const entry of logs.entries) {
      const name = entry.name.split('/').at(-1) ?? ''
      const taskName = samplesFileName(name)?.taskName
      if (taskName === undefined) continue
      const checked = await checkLog(entry, `${logs.prefix}${entry.name}`, taskName, source)
      findings.push(...checked.findings)
      const list = checked.compared ? compared : others
      list.push(taskName)
    }
    if (!logs.entries.some(({ name }) => /^results_.*\.json$/.test(name.split('/').at(-1) ?? '')))
      findings.push(noResults(logs.prefix))
    findings.push(...(await checkLoggedAnswers(logs.entries, classes)))
    return { findings, note: note(compared, others, source) }
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    return {
      findings: [
        ...findings,
        { severity: 'error', code: 'unreadable_zip', file: 'logs_public.zip', message: error.message },
      ],
      note: 'the logs cannot be read: prompts were not checked',
    }
  }
}

function noResults(prefix: string): Finding {
  const message = 'the logs hold no results_<date>.json: what the run was set to cannot be seen'
  const file = prefix === '' ? 'results_<date>.json' : prefix.slice(0, -1)
  return { severity: 'note', code: 'no_results', file, message }
}

function note(
  compared: readonly string[],
  others: readonly string[],
  source: DatasetSource | undefined,
): string {
  const checked = `logs: the hashes of ${compared.length + others.length} agree with their prompts unless said otherwise`
  if (source === undefined) return `${checked}; give --data to compare the prompts with the benchmark's`
  const rest = others.length === 0 ? '' : `, those of ${others.join(', ')} cannot be built`
  return `${checked}; prompts of ${compared.length} were compared with the benchmark's${rest}`
}
