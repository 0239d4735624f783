import { floatRepr, formatFloat } from '@eval/pystd'

/** Digits after the point, at most. */
const precision = 8

/** Characters of a line; a longer array goes on in the next one. */
const lineWidth = 75

/**
 * `str(numpy.array(values))` of doubles in one dimension, as arrays stand in samples files.
 *
 * @param values At most 1000: numpy leaves out the middle of longer arrays.
 * @source numpy 2.4 numpy/_core/arrayprint.py, `FloatingFormat`, `_formatArray`
 */
export function arrayText(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite)
  const texts = needsExponent(finite) ? exponentTexts(finite) : positionalTexts(finite)
  const width = Math.max(0, ...texts.map((text) => text.length), ...values.map(specialWidth))
  let next = 0
  return wrap(
    values.map((value) => {
      if (!Number.isFinite(value)) return special(value).padStart(width)
      next += 1
      return (texts[next - 1] ?? '').padStart(width)
    }),
  )
}

function needsExponent(values: readonly number[]): boolean {
  const sizes = values.filter((value) => value !== 0).map(Math.abs)
  if (sizes.length === 0) return false
  const max = Math.max(...sizes)
  const min = Math.min(...sizes)
  return max >= 1e8 || min < 1e-4 || max / min > 1000
}

/** Zeros at the end are dropped; the points stand below each other. */
function positionalTexts(values: readonly number[]): readonly string[] {
  const parts = values.map((value) => formatFloat(value, `.${precision}f`).replace(/0+$/, '').split('.'))
  const left = Math.max(0, ...parts.map(([whole = '']) => whole.length))
  const right = Math.max(0, ...parts.map(([, fraction = '']) => fraction.length))
  return parts.map(([whole = '', fraction = '']) => `${whole.padStart(left)}.${fraction.padEnd(right)}`)
}

/** All have as many digits as the longest needs. */
function exponentTexts(values: readonly number[]): readonly string[] {
  const parts = values.map((value) => formatFloat(value, `.${precision}e`).split(/[.e]/))
  const digits = Math.max(0, ...parts.map(([, fraction = '']) => fraction.replace(/0+$/, '').length))
  const exponent = Math.max(0, ...parts.map(([, , power = '']) => power.length))
  return parts.map(([whole = '', fraction = '', power = '']) => {
    const sign = power.slice(0, 1)
    return `${whole}.${fraction.slice(0, digits)}e${sign}${power.slice(1).padStart(exponent - 1, '0')}`
  })
}

function special(value: number): string {
  return floatRepr(value)
}

function specialWidth(value: number): number {
  return Number.isFinite(value) ? 0 : special(value).length
}

function wrap(words: readonly string[]): string {
  const lines: string[] = []
  let line = ' '
  for (const word of words) {
    if (line.length > 1 && line.length + word.length > lineWidth - 1) {
      lines.push(line.trimEnd())
      line = ' '
    }
    line += `${word} `
  }
  return `[${[...lines, line.slice(0, -1)].join('\n').slice(1)}]`
}
