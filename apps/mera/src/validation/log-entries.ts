import { DataError } from '@eval/core'
import { type Archive, type ArchiveEntry } from '../archive/archive.ts'
import { openZip } from '../archive/open-zip.ts'
import { spoolEntry } from '../archive/spool-entry.ts'
import { extractedPath } from './extracted-path.ts'

/** The logs that came with a submission. */
export interface LogEntries extends AsyncDisposable {
  readonly entries: readonly ArchiveEntry[]
  /** The zip they lie in, or nothing for a folder. */
  readonly prefix: string
}

/** Logs of a full run are some hundred MiB. */
const mostBytes = 4 * 2 ** 30
const packed = 'logs_public.zip'

/**
 * The logs of a submission: those in `logs_public.zip`, or lying open in it. Undefined if there are none.
 * @throws DataError if the inner zip is damaged
 */
export async function logEntries({ entries }: Archive): Promise<LogEntries | undefined> {
  const inner = entries.findLast(({ name }) => nameOf(name) === packed)
  if (inner === undefined) {
    const open = entries.filter(({ name }) => /^(samples_.*\.jsonl?|results_.*\.json)$/.test(nameOf(name)))
    return open.some(({ name }) => nameOf(name).startsWith('samples_'))
      ? { entries: open, prefix: '', [Symbol.asyncDispose]: async () => {} }
      : undefined
  }
  const spooled = await spoolEntry(inner, mostBytes)
  try {
    const zip = await openZip(spooled.path)
    return {
      entries: zip.entries,
      prefix: `${inner.name}/`,
      async [Symbol.asyncDispose]() {
        await zip[Symbol.asyncDispose]()
        await spooled[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await spooled[Symbol.asyncDispose]()
    if (!(error instanceof DataError)) throw error
    throw new DataError(error.message.replaceAll(spooled.path, 'it'), { cause: error })
  }
}

function nameOf(name: string): string {
  return extractedPath(name).split('/').at(-1) ?? ''
}
