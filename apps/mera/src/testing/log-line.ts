import { createHash } from 'node:crypto'

/** What a log line of a test says; the rest is made up. */
export interface LogLine {
  readonly docId: number
  readonly meta: Readonly<Record<string, unknown>>
  readonly filtered: readonly unknown[]
  /** The prompt of every request. */
  readonly prompt?: string
}

/** A line of a log in the form of profile 0.4.4, hashes included. */
export function logLine({ docId, meta, filtered, prompt = 'Вопрос' }: LogLine): string {
  const doc = { meta }
  const requests = filtered.map((_, index) => [`gen_args_${index}`, { arg_0: prompt, arg_1: ` ${index}` }])
  const line = {
    doc_id: docId,
    doc,
    target: '',
    arguments: Object.fromEntries(requests),
    resps: [filtered],
    filtered_resps: filtered,
    doc_hash: hash(JSON.stringify(doc, null, 2)),
    prompt_hash: hash(prompt),
    target_hash: hash(''),
  }
  return `${JSON.stringify(line)}\n`
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
