/** An unevaluated sum of two doubles, about 106 bits: `high` is the sum rounded to a double. */
export interface DoubleDouble {
  readonly high: number
  readonly low: number
}

/** 2^27 + 1: splits a double into two halves whose products are exact. */
const splitter = 134217729

/** `a + b` exactly. */
export function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b
  const shadow = high - a
  return { high, low: a - (high - shadow) + (b - shadow) }
}

/** `a * b` exactly (Dekker), for factors below 2^996. */
export function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b
  const [aHigh, aLow] = split(a)
  const [bHigh, bLow] = split(b)
  return { high, low: aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow }
}

function split(value: number): readonly [number, number] {
  const scaled = splitter * value
  const high = scaled - (scaled - value)
  return [high, value - high]
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const sum = exactSum(a.high, b.high)
  const rest = exactSum(a.low, b.low)
  const middle = exactSum(sum.high, sum.low + rest.high)
  return exactSum(middle.high, middle.low + rest.low)
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = exactProduct(a.high, b.high)
  return exactSum(product.high, product.low + (a.high * b.low + a.low * b.high))
}

/** By a power of two, exactly. */
export function scale(a: DoubleDouble, factor: number): DoubleDouble {
  return { high: a.high * factor, low: a.low * factor }
}
