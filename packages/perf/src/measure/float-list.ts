/** A list of numbers that grows: 8 bytes each. */
export class FloatList {
  #values = new Float64Array(64)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(this.#length * 2)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.#length++] = value
  }

  get length(): number {
    return this.#length
  }

  /** The value at a place; NaN where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? Number.NaN) : Number.NaN
  }

  /** A sorted copy, ascending, without NaN: they are no measurements, and have no place in an order. */
  sorted(): Float64Array {
    return this.#values
      .subarray(0, this.#length)
      .filter((value) => !Number.isNaN(value))
      .sort()
  }
}
