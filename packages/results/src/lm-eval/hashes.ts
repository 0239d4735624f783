import { JsonBytes, PyTuple, pyStr, type PyDict, type PyValue, sha256Hex } from '@eval/pystd'
import type { SampleRecord } from '../sample-record.ts'
import { jsonFallback } from './json-fallback.ts'

/** Memory that all documents share. */
const json = new JsonBytes({ indent: 2, fallback: jsonFallback, loneSurrogates: 'refuse' })

/**
 * SHA-256 hex of a document: of its JSON, two blanks of indent, non-ASCII kept.
 * @source lm_eval/evaluator.py, 0.4.13
 */
export function docHash(doc: PyDict): string {
  json.clear()
  json.value(doc)
  return sha256Hex(json.bytes)
}

/**
 * SHA-256 hex of the first argument of a document's first request: a text, or a one-element list holding a conversation's
 * JSON text.
 * @source lm_eval/evaluator.py, lm_eval/models/api_models.py `JsonChatStr`, 0.4.13
 */
export function promptHash(firstArgument: PyValue): string {
  const items = firstArgument instanceof PyTuple ? firstArgument.items : firstArgument
  return sha256Hex(pyStr(Array.isArray(items) ? (items[0] ?? '') : firstArgument))
}

/**
 * SHA-256 hex of `str(target)`.
 * @source lm_eval/evaluator.py, 0.4.13
 */
export function targetHash(target: PyValue): string {
  return sha256Hex(pyStr(target))
}

/**
 * SHA-256 hex over the hashes of all logged samples of a task, all filters, in order.
 * @source lm_eval/loggers/evaluation_tracker.py, 0.4.13
 */
export function taskHash(
  samples: Iterable<Pick<SampleRecord, 'docHash' | 'promptHash' | 'targetHash'>>,
): string {
  let hashes = ''
  for (const sample of samples) hashes += sample.docHash + sample.promptHash + sample.targetHash
  return sha256Hex(hashes)
}
