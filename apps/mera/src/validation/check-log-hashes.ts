import { docHash, promptHash, type SampleRecord, targetHash } from '@eval/results'
import { loggedPrompt } from './logged-prompt.ts'

/** A fault of one log line. */
export interface LogFault {
  readonly code: string
  readonly field: string
  readonly message: string
}

/**
 * Whether the hashes of a log line are those of what it holds. A published log of ruTiE has hashes in place of prompts, and
 * the hash of a document that the run had changed.
 */
export function checkLogHashes(record: SampleRecord, isDialogue: boolean): readonly LogFault[] {
  const faults: LogFault[] = []
  const expect = (field: string, logged: string, own: string): void => {
    if (logged === '' || logged === own) return
    faults.push({
      code: 'log_hash',
      field,
      message: `${logged.slice(0, 12)}… is not the hash of what the line holds`,
    })
  }
  const prompt = loggedPrompt(record)
  const hashed = isDialogue && typeof prompt === 'string' && /^[0-9a-f]{64}$/.test(prompt)
  if (prompt !== undefined) expect('prompt_hash', record.promptHash, hashed ? prompt : promptHash(prompt))
  if (!isDialogue) expect('doc_hash', record.docHash, docHash(record.doc))
  expect('target_hash', record.targetHash, targetHash(record.target))
  return faults
}
