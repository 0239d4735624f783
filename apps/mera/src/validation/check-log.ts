import { DataError } from '@eval/core'
import type { DatasetSource } from '@eval/datasets'
import { docHash, parseSamples, type PlacedRecord, type SampleRecord } from '@eval/results'
import type { ArchiveEntry } from '../archive/archive.ts'
import { checkLogHashes, type LogFault } from './check-log-hashes.ts'
import type { Finding } from './finding.ts'
import { findPromptForm, type FoundForm } from './find-prompt-form.ts'
import { loggedPrompt } from './logged-prompt.ts'
import { samePrompt } from './same-prompt.ts'

/** What the check of one log came to. */
export interface CheckedLog {
  /** Whether documents and prompts were compared with the benchmark's. */
  readonly compared: boolean
  readonly lines: number
  readonly findings: readonly Finding[]
}

/** Lines from which the form of the prompts is found. */
const clueLines = 5

/**
 * Checks a published log: every hash against what the line holds; document and prompt against the benchmark's, where the
 * dataset is given and the task's prompts can be built.
 */
export async function checkLog(
  entry: ArchiveEntry,
  path: string,
  taskName: string,
  source: DatasetSource | undefined,
): Promise<CheckedLog> {
  const findings: Finding[] = []
  let [lines, compared] = [0, false]
  const isDialogue = taskName.startsWith('rutie')
  try {
    const clues: PlacedRecord[] = []
    let found: FoundForm | undefined
    const seen = new Map<string, number>()
    const check = ({ line, record }: PlacedRecord): void => {
      const faults = [
        ...repeatedLine(record, line, seen),
        ...checkLogHashes(record, isDialogue),
        ...checkPrompt(record, found),
      ]
      for (const fault of faults) findings.push(finding(path, line, fault))
    }
    const decide = async (): Promise<void> => {
      const records = clues.map(({ record }) => record)
      if (source !== undefined && records.length > 0)
        found = await findPromptForm({ taskName, source, profile: profileOf(records), records })
      compared = found !== undefined
      clues.splice(0).forEach(check)
    }
    for await (const placed of parseSamples(entry.bytes(), path)) {
      lines += 1
      if (lines > clueLines) check(placed)
      else if (clues.push(placed) === clueLines) await decide()
    }
    if (clues.length > 0) await decide()
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    const message = error.message.replace(`${path}, `, '')
    findings.push({ severity: 'error', code: 'unreadable_log', file: path, message })
  }
  return { compared, lines, findings }
}

/** A document is logged once for each filter. */
function repeatedLine(
  { docId, filter }: SampleRecord,
  line: number,
  seen: Map<string, number>,
): readonly LogFault[] {
  const key = JSON.stringify([docId, filter])
  const earlier = seen.get(key)
  seen.set(key, earlier ?? line)
  if (earlier === undefined) return []
  const message = `document ${docId} is logged in line ${earlier} already`
  return [{ code: 'log_duplicate', field: 'doc_id', message }]
}

function checkPrompt(record: SampleRecord, found: FoundForm | undefined): readonly LogFault[] {
  if (found === undefined) return []
  const { docId } = record
  const document = found.prompts.document(docId)
  if (document === undefined || docHash(document) !== docHash(record.doc)) {
    const message = `document ${docId} is not the benchmark's record of that number`
    return [{ code: 'log_document', field: 'doc', message }]
  }
  const [logged, expected] = [loggedPrompt(record), found.prompts.prompt(docId)]
  if (logged !== undefined && expected !== undefined && samePrompt(logged, expected, found.form)) return []
  const message = `the prompt of document ${docId} (and with it prompt_hash) is not the benchmark's`
  return [{ code: 'log_prompt', field: 'arguments', message }]
}

/** Logs of 0.4.4 do not name their filter. */
function profileOf(records: readonly SampleRecord[]): '0.4.4' | '0.4.8' {
  return records.some(({ filter }) => filter !== 'none') ? '0.4.8' : '0.4.4'
}

function finding(path: string, line: number, { code, field, message }: LogFault): Finding {
  return { severity: 'error', code, file: path, field, message: `line ${line}: ${message}` }
}
