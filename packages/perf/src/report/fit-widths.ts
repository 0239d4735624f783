/**
 * Column widths brought to at most `available`: the widest columns lose first, as far as the next widest, then all lose
 * alike.
 *
 * @source rich 15.0.0 `Table._collapse_widths` and `ratio_reduce`
 */
export function fitWidths(widths: readonly number[], available: number): number[] {
  let fitted = [...widths]
  let excess = sum(fitted) - available
  while (excess > 0) {
    const widest = Math.max(...fitted)
    const next = Math.max(...fitted.map((width) => (width === widest ? 0 : width)))
    if (widest === next || next === 0) break
    const ratios = fitted.map((width) => (width === widest ? 1 : 0))
    const most = Math.min(excess, widest - next)
    fitted = reduceByRatio(excess, ratios, fitted, () => most)
    excess = sum(fitted) - available
  }
  if (excess <= 0) return fitted
  return reduceByRatio(
    excess,
    fitted.map(() => 1),
    fitted,
    (width) => width,
  )
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Takes `total` away from the values that have a ratio, none more than its `most`. */
function reduceByRatio(
  total: number,
  ratios: readonly number[],
  values: readonly number[],
  most: (value: number) => number,
): number[] {
  let remaining = total
  let ratioSum = sum(ratios)
  return values.map((value, index) => {
    const ratio = ratios[index] ?? 0
    if (ratio === 0 || ratioSum <= 0) return value
    const taken = Math.min(most(value), roundHalfEven((ratio * remaining) / ratioSum))
    remaining -= taken
    ratioSum -= ratio
    return value - taken
  })
}

/** Python's `round` to an integer. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
