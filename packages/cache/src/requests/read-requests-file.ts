import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { lineDocument } from './stored-document-line.ts'
import type { StoredRequests } from './stored-requests.ts'
import { MAGIC } from './write-requests-file.ts'

/** What a cache file was found to be. */
export type RequestsFile =
  | { readonly state: 'absent' }
  /** Another program's, lm_eval's pickles among them. */
  | { readonly state: 'foreign' }
  | { readonly state: 'damaged' }
  | { readonly state: 'sound'; readonly stored: StoredRequests }

/** Reads a cache file. @throws what the system says of a file that is there and cannot be read */
export async function readRequestsFile(file: string, key: string): Promise<RequestsFile> {
  const bytes = await bytesOf(file)
  if (bytes === undefined) return { state: 'absent' }
  if (!isRequestsFile(bytes)) return { state: 'foreign' }
  try {
    return { state: 'sound', stored: parse(bytes, key) }
  } catch {
    return { state: 'damaged' }
  }
}

/** Whether these first bytes of a file are ours. */
export function isRequestsFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function parse(bytes: Buffer, key: string): StoredRequests {
  const end = bytes.lastIndexOf('\n', bytes.length - 2) + 1
  const digest = createHash('sha256').update(bytes.subarray(0, end)).digest('hex')
  if (bytes.toString('latin1', end) !== `${digest}\n`) throw new TypeError('the digest is another')
  const [, first, ...lines] = linesOf(bytes.subarray(0, end))
  const header: unknown = JSON.parse(first ?? '')
  if (!isHeader(header) || header.key !== key) throw new TypeError('the key is another')
  return { settings: header.settings, documents: lines.map(lineDocument) }
}

interface Header {
  readonly key: string
  readonly settings: Readonly<Record<string, string>>
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('settings' in value)) return false
  return typeof value.key === 'string' && typeof value.settings === 'object' && value.settings !== null
}

/** Line by line: the whole may be longer than a text can be. */
function linesOf(bytes: Buffer): string[] {
  const lines: string[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    lines.push(bytes.toString('utf8', start, end))
    start = end + 1
  }
  return lines
}
