import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'
import type { ZipWindow } from './zip-window.ts'

/** Reads a part of a file as if it were the whole. */
export class WindowReader extends RandomAccessReader {
  readonly #path: string
  readonly #start: number

  constructor(path: string, { start }: ZipWindow) {
    super()
    this.#path = path
    this.#start = start
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return createReadStream(this.#path, { start: this.#start + start, end: this.#start + end - 1 })
  }
}
