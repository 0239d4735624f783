import { readSync, writeSync } from 'node:fs'

/** Where the process of a host finds the line to its owner: a pipe beside those every process has. */
export const serviceDescriptor = 4

/** Bytes before each text: its length. */
export const frameHead = 4

/** The end of the line in the process that holds Python: what a helper asks goes to the owner, who may take his time. */
export class ServiceLine {
  readonly #due: Float64Array
  #said = ''
  #answer: Uint8Array = new Uint8Array()

  constructor(deadline: SharedArrayBuffer) {
    this.#due = new Float64Array(deadline)
  }

  /** `from` -1: more of the question follows; 0: this is the last of it, and here is the answer; else the same answer. */
  tell(piece: string, from: number): Uint8Array {
    if (from > 0) return this.#answer
    this.#said += piece
    if (from < 0) return new Uint8Array()
    const question = this.#said
    this.#said = ''
    this.#answer = this.#asked(Buffer.from(question, 'utf8'))
    return this.#answer
  }

  /** The process is not overdue while its owner makes it wait. */
  #asked(question: Uint8Array): Uint8Array {
    const due = this.#due[0] ?? 0
    const started = Date.now()
    this.#due[0] = 0
    const head = Buffer.alloc(frameHead)
    head.writeUInt32LE(question.length)
    writeAll(head)
    writeAll(question)
    const answer = readAll(readAll(frameHead).readUInt32LE())
    if (due > 0) this.#due[0] = due + Date.now() - started
    return answer
  }
}

function writeAll(bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; )
    written += writeSync(serviceDescriptor, bytes, written, bytes.length - written)
}

function readAll(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let read = 0; read < length; ) {
    const more = readSync(serviceDescriptor, bytes, read, length - read, null)
    // The owner is gone, and nobody would hear what this process has to say.
    if (more === 0) process.kill(process.pid, 'SIGKILL')
    read += more
  }
  return bytes
}
