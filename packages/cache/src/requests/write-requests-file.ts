import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { documentLine } from './stored-document-line.ts'
import type { StoredRequests } from './stored-requests.ts'

/** First words of every file. */
export const MAGIC = 'eval-requests 1'

/**
 * Writes a cache file: what it is, its key and settings, one line a document, and a digest of all that.
 * It appears whole or not at all: what is there stays until the new file is complete, so that runs beside each other see one or the other.
 */
export async function writeRequestsFile(file: string, key: string, stored: StoredRequests): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const unfinished = path.join(path.dirname(file), `.${crypto.randomUUID()}.part`)
  try {
    await writeLines(unfinished, linesOf(key, stored))
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

function* linesOf(key: string, { settings, documents }: StoredRequests): Generator<string> {
  const digest = createHash('sha256')
  const lines = function* (): Generator<string> {
    yield `${MAGIC}\n`
    yield `${JSON.stringify({ key, settings, documents: documents.length })}\n`
    for (const document of documents) yield `${documentLine(document)}\n`
  }
  for (const line of lines()) {
    digest.update(line)
    yield line
  }
  yield `${digest.digest('hex')}\n`
}

const CHUNK = 1 << 20

async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  await using handle = await open(file, 'wx')
  let waiting = ''
  for (const line of lines) {
    waiting += line
    if (waiting.length < CHUNK) continue
    await handle.write(waiting)
    waiting = ''
  }
  await handle.write(waiting)
  await handle.sync()
}
