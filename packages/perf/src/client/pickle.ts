/**
 * JSON values as a Python pickle of protocol 2: EvalScope's database keeps answers so. Only values of JSON are understood.
 *
 * @source CPython 3.11 Lib/pickle.py, Lib/pickletools.py
 */
export function pickle(value: unknown): Buffer {
  const writer = new PickleWriter()
  writer.write(value)
  return writer.finish()
}

class PickleWriter {
  readonly #parts: Buffer[] = [Buffer.from([0x80, 2])]

  write(value: unknown): void {
    if (value === null || value === undefined) this.#opcode('N')
    else if (typeof value === 'boolean') this.#parts.push(Buffer.from([value ? 0x88 : 0x89]))
    else if (typeof value === 'string') this.#string(value)
    else if (typeof value === 'number') this.#number(value)
    else if (Array.isArray(value)) this.#list(value)
    else if (typeof value === 'object') this.#dictionary(value)
    else throw new TypeError(`no value of JSON: ${typeof value}`)
  }

  finish(): Buffer {
    this.#opcode('.')
    return Buffer.concat(this.#parts)
  }

  #opcode(code: string): void {
    this.#parts.push(Buffer.from(code, 'latin1'))
  }

  #string(text: string): void {
    const bytes = Buffer.from(text)
    const head = Buffer.alloc(5)
    head.write('X', 'latin1')
    head.writeUInt32LE(bytes.length, 1)
    this.#parts.push(head, bytes)
  }

  #number(value: number): void {
    if (Number.isInteger(value) && !Object.is(value, -0) && Math.abs(value) < 2 ** 53)
      return this.#integer(value)
    const bytes = Buffer.alloc(9)
    bytes.write('G', 'latin1')
    bytes.writeDoubleBE(value, 1)
    this.#parts.push(bytes)
  }

  #integer(value: number): void {
    if (value >= -(2 ** 31) && value < 2 ** 31) {
      const bytes = Buffer.alloc(5)
      bytes.write('J', 'latin1')
      bytes.writeInt32LE(value, 1)
      this.#parts.push(bytes)
      return
    }
    const bytes = Buffer.alloc(10)
    bytes.set([0x8a, 8])
    bytes.writeBigInt64LE(BigInt(value), 2)
    this.#parts.push(bytes)
  }

  #list(items: readonly unknown[]): void {
    this.#opcode('](')
    for (const item of items) this.write(item)
    this.#opcode('e')
  }

  #dictionary(record: object): void {
    this.#opcode('}(')
    for (const [key, value] of Object.entries(record)) {
      this.#string(key)
      this.write(value)
    }
    this.#opcode('u')
  }
}
