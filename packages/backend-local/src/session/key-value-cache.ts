/** Cached keys and values as a run sees them. */
export interface CacheView {
  /** Columns. */
  readonly length: number
  /** Owner of each column: int32 `[length]`. */
  readonly owners: Int32Array
  /** Position of each column in its text: int32 `[length]`. */
  readonly positions: Int32Array
  /** One `[length, width]` a layer. */
  readonly keys: readonly Float32Array[]
  readonly values: readonly Float32Array[]
}

/** Room that a large cache has left after it has grown, columns. */
const MOST_SPARE_COLUMNS = 1024

/**
 * Keys and values of past tokens, in columns that are appended as tokens come and belong to an owner. Columns of
 * different owners may stand in any order: attention selects them by owner. Growing doubles the
 * room while it is small.
 */
export class KeyValueCache {
  readonly #layers: number
  readonly #width: number
  #length = 0
  #capacity = 0
  #owners = new Int32Array(0)
  #positions = new Int32Array(0)
  #keys: Float32Array[]
  #values: Float32Array[]

  /** @param width keys of one column and layer: key heads times head size. */
  constructor(layers: number, width: number) {
    this.#layers = layers
    this.#width = width
    this.#keys = Array.from({ length: layers }, () => new Float32Array(0))
    this.#values = Array.from({ length: layers }, () => new Float32Array(0))
  }

  get length(): number {
    return this.#length
  }

  view(): CacheView {
    const size = this.#length * this.#width
    return {
      length: this.#length,
      owners: this.#owners.subarray(0, this.#length),
      positions: this.#positions.subarray(0, this.#length),
      keys: this.#keys.map((layer) => layer.subarray(0, size)),
      values: this.#values.map((layer) => layer.subarray(0, size)),
    }
  }

  /** Appends the first columns of a run's new keys and values (one array a layer), one for each owner given. */
  append(
    keys: readonly Float32Array[],
    values: readonly Float32Array[],
    owners: Int32Array,
    positions: Int32Array,
  ): void {
    const start = this.#length
    this.#reserve(start + owners.length)
    const columns = (layer: Float32Array | undefined): Float32Array =>
      layer?.subarray(0, owners.length * this.#width) ?? new Float32Array(0)
    for (let layer = 0; layer < this.#layers; layer += 1) {
      this.#keys[layer]?.set(columns(keys[layer]), start * this.#width)
      this.#values[layer]?.set(columns(values[layer]), start * this.#width)
    }
    this.#owners.set(owners, start)
    this.#positions.set(positions.subarray(0, owners.length), start)
    this.#length = start + owners.length
  }

  /** Memory it holds, bytes. */
  get bytes(): number {
    return this.#capacity * this.#layers * this.#width * 2 * Float32Array.BYTES_PER_ELEMENT
  }

  /** A copy of the first `length` columns, without room for more, owned by 0. */
  copy(length: number): KeyValueCache {
    const copied = new KeyValueCache(this.#layers, this.#width)
    copied.appendFrom(this, 0, Math.min(length, this.#length), 0)
    return copied
  }

  /** Appends the columns `from` to `to` of another cache under an owner. */
  appendFrom(other: KeyValueCache, from: number, to: number, owner: number): void {
    const columns = (layer: Float32Array): Float32Array =>
      layer.subarray(from * this.#width, to * this.#width)
    const { keys, positions, values } = other.view()
    const owners = new Int32Array(to - from).fill(owner)
    this.append(keys.map(columns), values.map(columns), owners, positions.subarray(from, to))
  }

  /** Forgets all columns after the first `length`. */
  truncate(length: number): void {
    this.#length = Math.min(this.#length, length)
  }

  /** Forgets the columns whose owner `keep` rejects, and closes the gaps. */
  retain(keep: (owner: number) => boolean): void {
    let to = 0
    for (let from = 0; from < this.#length; from += 1) {
      const owner = this.#owners[from] ?? 0
      if (!keep(owner)) continue
      if (to !== from) this.#move(from, to)
      to += 1
    }
    this.#length = to
  }

  #move(from: number, to: number): void {
    this.#owners[to] = this.#owners[from] ?? 0
    this.#positions[to] = this.#positions[from] ?? 0
    for (const layers of [this.#keys, this.#values]) {
      for (const layer of layers)
        layer.copyWithin(to * this.#width, from * this.#width, (from + 1) * this.#width)
    }
  }

  #reserve(length: number): void {
    if (length <= this.#capacity) return
    this.#capacity = Math.max(length, Math.min(this.#length * 2, this.#length + MOST_SPARE_COLUMNS), 64)
    const grow = (old: Float32Array): Float32Array => {
      const grown = new Float32Array(this.#capacity * this.#width)
      grown.set(old.subarray(0, this.#length * this.#width))
      return grown
    }
    this.#keys = this.#keys.map(grow)
    this.#values = this.#values.map(grow)
    this.#owners = lengthened(this.#owners, this.#length, this.#capacity)
    this.#positions = lengthened(this.#positions, this.#length, this.#capacity)
  }
}

function lengthened(old: Int32Array, length: number, capacity: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(capacity)
  grown.set(old.subarray(0, length))
  return grown
}
