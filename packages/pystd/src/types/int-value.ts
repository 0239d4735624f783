/** The Python `int` of a bigint: a number up to 2^53 - 1 in magnitude, the bigint itself beyond. */
export function pyInt(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
