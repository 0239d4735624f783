import { add, type DoubleDouble, exactSum, multiply, scale } from './double-double.ts'

/** ln 2 in three pieces; the first two have so few bits that their products with |k| < 2048 are exact. */
const ln2 = [0.6931471803691238, 1.9082149288430703e-10, 4.275175589747649e-20] as const

/** 1/10!, 1/9! … 1/2!: coefficients of the Taylor series, highest power first. */
const coefficients: readonly DoubleDouble[] = [
  { high: 2.755731922398589e-7, low: 2.3767714622250297e-23 },
  { high: 2.7557319223985893e-6, low: -1.858393274046472e-22 },
  { high: 2.48015873015873e-5, low: 2.1511947866775882e-23 },
  { high: 0.0001984126984126984, low: 1.7209558293420705e-22 },
  { high: 0.001388888888888889, low: -5.300543954373577e-20 },
  { high: 0.008333333333333333, low: 1.1564823173178714e-19 },
  { high: 0.041666666666666664, low: 2.3129646346357427e-18 },
  { high: 0.16666666666666666, low: 9.25185853854297e-18 },
  { high: 0.5, low: 0 },
]

/** The argument is divided by 2^8, the result squared as often. */
const squarings = 8

/**
 * `math.exp`, correctly rounded. `Math.exp` differs from the C library's, and so from Python's, in the last digit for one
 * argument in ten; this one for one in some thousands.
 *
 * Infinity beyond the range of doubles, where Python raises OverflowError.
 */
export function exp(x: number): number {
  // Beyond these the result is not a normal double, and its last digit is no longer worth the work.
  if (!(x > -708 && x < 709)) return Math.exp(x)
  const k = Math.round(x / Math.LN2)
  let minusOne = expMinusOne(scale(reduce(x, k), 2 ** -squarings))
  for (let step = 0; step < squarings; step += 1) {
    minusOne = add(scale(minusOne, 2), multiply(minusOne, minusOne))
  }
  // In two steps, because 2^1024 is no double.
  const half = Math.floor(k / 2)
  return add({ high: 1, low: 0 }, minusOne).high * 2 ** half * 2 ** (k - half)
}

/** `x - k ln 2`. */
function reduce(x: number, k: number): DoubleDouble {
  const first = exactSum(x, -k * ln2[0])
  return add(add(first, { high: -k * ln2[1], low: 0 }), { high: -k * ln2[2], low: 0 })
}

/** `exp(r) - 1` for |r| < 0.0014. */
function expMinusOne(r: DoubleDouble): DoubleDouble {
  let sum: DoubleDouble = { high: 0, low: 0 }
  for (const coefficient of coefficients) sum = add(multiply(sum, r), coefficient)
  return add(r, multiply(multiply(r, r), sum))
}
