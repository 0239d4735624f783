import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { ServiceLine } from './service-line.ts'

/** What the thread that serves files is started with. */
export interface FileServerData {
  /** The realm's shared memory: state, length, total as int32, then bytes from 16 on. */
  readonly channel: SharedArrayBuffer
  /** All that may be read. */
  readonly folders: readonly string[]
  /** When this process will be ended; absent: nobody is there to be asked for services. */
  readonly deadline?: SharedArrayBuffer
}

const headLength = 16
const folderPart = path.sep

/** Reads files and folders that lie, links followed, in one of the given folders, and hands on questions to the owner. */
export class FileServer {
  readonly #folders: readonly string[]
  readonly #line: ServiceLine | undefined
  #last: { readonly key: string; readonly bytes: Uint8Array | undefined } | undefined

  constructor(folders: readonly string[], line?: ServiceLine) {
    this.#folders = folders.map((folder) => realpathSync(folder))
    this.#line = line
  }

  /** Answers the question that is in the memory. */
  answer(head: Int32Array, data: Uint8Array): void {
    const text = Buffer.from(data.subarray(0, head[1])).toString('utf8')
    const [operation, place, from]: [string, string, number] = JSON.parse(text)
    const bytes = operation === 'tell' ? this.#line?.tell(place, from) : this.#bytes(operation, place)
    const part = bytes?.subarray(from, from + data.length)
    if (part) data.set(part)
    head[1] = part?.length ?? 0
    head[2] = bytes?.length ?? -1
  }

  #bytes(operation: string, place: string): Uint8Array | undefined {
    const key = `${operation} ${place}`
    if (this.#last?.key !== key) this.#last = { key, bytes: this.#read(operation, place) }
    return this.#last.bytes
  }

  #read(operation: string, place: string): Uint8Array | undefined {
    try {
      const real = realpathSync(place)
      if (!this.#isInside(real)) return undefined
      return operation === 'list' ? Buffer.from(JSON.stringify(this.#list(real))) : readFileSync(real)
    } catch {
      return undefined
    }
  }

  /** Name, whether it is a folder, bytes, and milliseconds since 1970 of its last change. */
  #list(folder: string): readonly (readonly [string, boolean, number, number])[] {
    return readdirSync(folder).flatMap((name) => {
      try {
        const file = path.join(folder, name)
        if (!this.#isInside(realpathSync(file))) return []
        const facts = statSync(file)
        return [[name, facts.isDirectory(), facts.size, Math.floor(facts.mtimeMs)] as const]
      } catch {
        return []
      }
    })
  }

  #isInside(real: string): boolean {
    return this.#folders.some((folder) => real === folder || real.startsWith(folder + folderPart))
  }
}

/** Serves the realm for as long as the process lives. */
export function serveFiles({ channel, folders, deadline }: FileServerData): never {
  const server = new FileServer(folders, deadline && new ServiceLine(deadline))
  const head = new Int32Array(channel, 0, 4)
  const data = new Uint8Array(channel, headLength)
  for (;;) {
    const state = Atomics.load(head, 0)
    if (state !== 1) {
      Atomics.wait(head, 0, state)
      continue
    }
    server.answer(head, data)
    Atomics.store(head, 0, 2)
    Atomics.notify(head, 0)
  }
}
