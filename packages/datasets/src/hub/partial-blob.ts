import { createHash, type Hash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readdir, rename, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** How a content's name is computed from its bytes; undefined where the name says nothing about them. */
function startHash(etag: string, size: number | undefined): Hash | undefined {
  if (/^[0-9a-f]{64}$/.test(etag)) return createHash('sha256')
  if (/^[0-9a-f]{40}$/.test(etag) && size !== undefined) return createHash('sha1').update(`blob ${size}\0`)
  return undefined
}

/**
 * A download in progress. Its file is named after this process, so that no two processes ever write to one file; what an
 * ended process left behind is taken over by renaming it, which only one can do. The finished file gets its name in one
 * step, and equal names have equal contents, so two downloads at once cost time and nothing else.
 */
export class PartialBlob implements AsyncDisposable {
  readonly path: string
  private readonly handle: FileHandle
  private readonly blob: string
  private readonly size: number | undefined
  private hash: Hash | undefined
  private written = 0

  private constructor(path: string, handle: FileHandle, blob: string, size: number | undefined) {
    this.path = path
    this.handle = handle
    this.blob = blob
    this.size = size
    this.hash = startHash(basename(blob), size)
  }

  /** Opens a partial file beside `blob`, continuing one that was left behind. */
  static async open(blob: string, size: number | undefined): Promise<PartialBlob> {
    const path = `${blob}.${owner()}.${randomUUID().slice(0, 8)}.incomplete`
    await takeOver(blob, path)
    const partial = new PartialBlob(path, await open(path, 'a'), blob, size)
    await partial.readBack()
    return partial
  }

  /** Bytes there are. */
  get length(): number {
    return this.written
  }

  async append(bytes: Uint8Array): Promise<void> {
    await this.handle.appendFile(bytes)
    this.hash?.update(bytes)
    this.written += bytes.length
  }

  /** Begins again from nothing. */
  async reset(): Promise<void> {
    await this.handle.truncate(0)
    this.hash = startHash(basename(this.blob), this.size)
    this.written = 0
  }

  /** Whether all bytes are there and are the right ones; called once, at the end. */
  isWhole(): boolean {
    if (this.size !== undefined && this.written !== this.size) return false
    return this.hash === undefined || this.hash.digest('hex') === basename(this.blob)
  }

  /** Gives the file its final name. */
  async finish(): Promise<void> {
    await this.handle.sync()
    await rename(this.path, this.blob)
  }

  /** Unless finished, what there is stays for the next try. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.handle.close()
    // Nothing to rename once finished.
    await rename(this.path, `${this.blob}.incomplete`).catch(() => {})
  }

  private async readBack(): Promise<void> {
    for await (const chunk of createReadStream(this.path) as AsyncIterable<Uint8Array>) {
      this.hash?.update(chunk)
      this.written += chunk.length
    }
  }
}

/** This process, in a form that fits a file name. */
function owner(): string {
  return `${hostname().replace(/[^\w-]/g, '_')}-${process.pid}`
}

/** Renames a partial file of `blob` whose process has ended to `path`, the longest first; does nothing if there is none. */
async function takeOver(blob: string, path: string): Promise<void> {
  const names = await readdir(dirname(blob))
  const left = names.filter(
    (name) => name.startsWith(`${basename(blob)}.`) && isLeftBehind(name, basename(blob)),
  )
  const sized = await Promise.all(
    left.map(async (name) => ({ name, size: await sizeOf(join(dirname(blob), name)) })),
  )
  for (const { name } of sized.sort((a, b) => b.size - a.size)) {
    const taken = await rename(join(dirname(blob), name), path).then(
      () => true,
      () => false, // Another process was faster.
    )
    if (taken) return
  }
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** `<etag>.incomplete` is what huggingface_hub before 1.0 leaves; ours carry host and process. */
function isLeftBehind(name: string, etag: string): boolean {
  if (name === `${etag}.incomplete`) return true
  const match = /^\.(.+)-(\d+)\.[0-9a-f]{8}\.incomplete$/.exec(name.slice(etag.length))
  if (!match || !owner().startsWith(`${match[1]}-`)) return false
  return !isRunning(Number(match[2]))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
