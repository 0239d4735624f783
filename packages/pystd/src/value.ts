/**
 * A Python `float`. Needed only where a JavaScript number would be taken for an `int`: integral values and -0.0.
 * Non-integral numbers, NaN and the infinities are plain numbers. Build with {@link pyFloat}.
 */
export class PyFloat {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
  valueOf(): number {
    return this.value
  }
}

/** A Python `tuple`; a plain array is a `list`. */
export class PyTuple {
  readonly items: readonly PyValue[]
  constructor(items: readonly PyValue[]) {
    this.items = items
  }
}

/** A `dict` whose keys are all strings that a JavaScript object keeps in insertion order. */
export interface PyRecord {
  readonly [key: string]: PyValue
}

/**
 * A Python `dict`. Usually a plain object; a `Map` where an object would lose Python's order or keys: integer-like keys
 * (`"1"`, which objects move to the front), `"__proto__"`, and keys that are not strings.
 */
export type PyDict = PyRecord | ReadonlyMap<PyValue, PyValue>

/**
 * Any value of Python's data model that evaluation data uses. Numbers: an integral JavaScript number (but -0) is an
 * `int`, every other number a `float`; integers beyond 2^53 are bigints; integral floats are {@link PyFloat}.
 */
export type PyValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PyFloat
  | PyTuple
  | readonly PyValue[]
  | ReadonlySet<PyValue>
  | PyDict
