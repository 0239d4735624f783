const text = new TextEncoder()

/**
 * Writes the protobuf wire format: just what an ONNX model needs. Fields may repeat; order is the order of the calls.
 *
 * @source https://protobuf.dev/programming-guides/encoding/
 */
export class ProtobufWriter {
  readonly #chunks: Uint8Array[] = []
  #length = 0

  /** A `varint` field: any int32, int64, enum. Negative values take ten bytes, as two's complement of 64 bits. */
  int(field: number, value: number | bigint): this {
    this.#varint(BigInt(field) << 3n)
    this.#varint(BigInt.asUintN(64, BigInt(value)))
    return this
  }

  /** A `float` field (wire type 5). */
  float(field: number, value: number): this {
    this.#varint((BigInt(field) << 3n) | 5n)
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setFloat32(0, value, true)
    this.#push(bytes)
    return this
  }

  /** A length-delimited field: text (UTF-8), bytes, or a message written by another writer. */
  bytes(field: number, value: string | Uint8Array | ProtobufWriter): this {
    const bytes =
      typeof value === 'string'
        ? text.encode(value)
        : value instanceof ProtobufWriter
          ? value.finish()
          : value
    this.#varint((BigInt(field) << 3n) | 2n)
    this.#varint(BigInt(bytes.length))
    this.#push(bytes)
    return this
  }

  finish(): Uint8Array {
    const out = new Uint8Array(this.#length)
    let offset = 0
    for (const chunk of this.#chunks) {
      out.set(chunk, offset)
      offset += chunk.length
    }
    return out
  }

  #push(bytes: Uint8Array): void {
    this.#chunks.push(bytes)
    this.#length += bytes.length
  }

  #varint(value: bigint): void {
    const bytes: number[] = []
    let rest = value
    while (rest > 0x7fn) {
      bytes.push(Number(rest & 0x7fn) | 0x80)
      rest >>= 7n
    }
    bytes.push(Number(rest))
    this.#push(Uint8Array.from(bytes))
  }
}
