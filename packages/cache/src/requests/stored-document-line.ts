import type { Prompt, Request } from '@eval/core'
import { isDict, type PyRecord, type PyValue } from '@eval/pystd'
import { decodeValue } from './decode-value.ts'
import { type Encoded, encodeValue } from './encode-value.ts'
import type { StoredDocument, StoredInstance } from './stored-requests.ts'

/** A document as one line of a cache file. A context that equals the one before is left out: choices share theirs. */
export function documentLine({ doc, instances }: StoredDocument): string {
  let shared: Prompt | undefined
  const encoded = instances.map(
    ({ request: { origin: _origin, ...request }, repeats }): readonly Encoded[] => {
      if (request.type === 'loglikelihood_rolling') return [repeats, encodeFields(request)]
      const { context, ...others } = request
      const isShared = context === shared
      shared = context
      return [repeats, encodeFields(isShared ? others : request)]
    },
  )
  return JSON.stringify([encodeValue(doc), encoded])
}

/** A request, or a part of one, as a dict. */
function encodeFields(fields: object): Encoded {
  const entries: readonly (readonly [string, PyValue])[] = Object.entries(fields)
  return encodeValue(Object.fromEntries(entries))
}

/** The document of a line. @throws TypeError or SyntaxError for a line that is none */
export function lineDocument(line: string): StoredDocument {
  const [doc, instances] = listOf(JSON.parse(line))
  let shared: PyValue | undefined
  return {
    doc: recordOf(decodeValue(doc)),
    instances: listOf(instances).map((encoded): StoredInstance => {
      const [repeats, fields] = listOf(encoded)
      const stored = recordOf(decodeValue(fields))
      shared = stored['context'] ?? shared
      const request = requestOf(
        stored['type'] === 'loglikelihood_rolling' ? stored : { ...stored, context: shared ?? null },
      )
      return { request, repeats: Number(repeats) }
    }),
  }
}

const NEEDED: Readonly<Record<Request['type'], readonly string[]>> = {
  loglikelihood: ['context', 'continuation'],
  loglikelihood_rolling: ['text'],
  generate_until: ['context', 'generation'],
}

/** The fields, once it is seen that they make a request; what only some requests have goes with them. */
function requestOf(fields: PyRecord): Request {
  const request: unknown = fields
  if (isRequest(request)) return request
  throw new TypeError('no request')
}

/** Looked at as far as a file may be wrong whose digest is right: made by another version of this program. */
function isRequest(value: unknown): value is Request {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  const { type } = value
  if (type !== 'loglikelihood' && type !== 'loglikelihood_rolling' && type !== 'generate_until') return false
  const fields: Readonly<Record<string, unknown>> = { ...value }
  return NEEDED[type].every((name) => (fields[name] ?? null) !== null)
}

function recordOf(value: PyValue): PyRecord {
  if (isRecord(value)) return value
  throw new TypeError('no mapping')
}

function isRecord(value: PyValue): value is PyRecord {
  return isDict(value) && !(value instanceof Map)
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new TypeError('no list')
}
