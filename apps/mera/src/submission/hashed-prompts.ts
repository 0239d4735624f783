import { createReadStream } from 'node:fs'
import { DataError } from '@eval/core'
import {
  dictEntries,
  dictFromEntries,
  dictGet,
  isDict,
  jsonDumps,
  jsonLoads,
  PyJsonError,
  type PyDict,
  type PyValue,
  sha256Hex,
} from '@eval/pystd'
import { textLines } from '@eval/results'

/**
 * A log of ruTiE as it is published, line by line: every prompt is replaced by its SHA-256, because a prompt holds the
 * whole dialogue.
 *
 * @source MERA scripts/log_to_submission.py `truncate_outputs`, v1.2
 * @throws DataError naming the line that is no record.
 */
export async function* hashedPrompts(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  let line = 0
  for await (const text of textLines(createReadStream(file), file)) {
    line += 1
    if (text.trim() === '') continue
    const entry = jsonDumps(hashed(text, `${file}, line ${line}`), { ensureAscii: false })
    yield new TextEncoder().encode(`${entry}\n`)
  }
}

function hashed(text: string, where: string): PyDict {
  const record = parsed(text, where)
  const requests = isDict(record) ? dictGet(record, 'arguments') : undefined
  if (!isDict(record) || requests === undefined || !isDict(requests))
    throw new DataError(`${where}: it is no record of a log: it has no "arguments".`)
  return replaced(
    record,
    'arguments',
    mapped(requests, (request) => withHash(request, where)),
  )
}

function parsed(text: string, where: string): PyValue {
  try {
    return jsonLoads(text)
  } catch (error) {
    if (!(error instanceof PyJsonError)) throw error
    throw new DataError(`${where}: it is not JSON (${error.reason}).`, { cause: error })
  }
}

/** A prompt is a text, or a list whose only item is a conversation's JSON text. */
function withHash(request: PyValue, where: string): PyValue {
  const prompt = isDict(request) ? dictGet(request, 'arg_0') : undefined
  const text: PyValue | undefined = Array.isArray(prompt) ? prompt[0] : prompt
  if (!isDict(request) || typeof text !== 'string')
    throw new DataError(`${where}: a request has no prompt ("arg_0").`)
  return replaced(request, 'arg_0', sha256Hex(text))
}

function replaced(dict: PyDict, key: string, value: PyValue): PyDict {
  return dictFromEntries(dictEntries(dict).map(([name, old]) => [name, name === key ? value : old]))
}

function mapped(dict: PyDict, change: (value: PyValue) => PyValue): PyDict {
  return dictFromEntries(dictEntries(dict).map(([name, value]) => [name, change(value)]))
}
